"""Credentials: checked, issued, shown on the public page, and withdrawn for everybody to see."""

import json
from datetime import date
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from benchmarks.measured import Measured, medians
from benchmarks.sizes import Size
from benchmarks.synthetic import organisation
from stillroom.apps.accounts.clock import now
from stillroom.apps.passport.addresses import did_of, status_list_url
from stillroom.apps.passport.models import IssuedCredential, StatusList
from stillroom.apps.passport.selectors.published import status_list
from stillroom.apps.passport.services.issuer_keys import key_in_use, private_key
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.competence_credential import Assessed, Competence, Signatory, write
from stillroom.standards.credentials.data_integrity import secure
from stillroom.standards.credentials.status_list import LENGTH, REVOCATION, SUSPENSION, decode, is_set
from stillroom.standards.credentials.trust import TrustedIssuer, TrustList
from stillroom.standards.credentials.vc_jwt import sign_token
from stillroom.standards.credentials.verification import Verdict, verify

TIMES, WITHDRAWN = 60, 2_000
SAID = "a competence: 3 methods, 2 assessors, 2 status entries"
DAY = date(2026, 1, 10)


def credentials(size: Size) -> list[Measured]:
    place = organisation("CRED", people=2, competencies=2)
    key = key_in_use(organisation=place)
    private, key_id, at = private_key(key), f"{did_of(place)}#{key.name}", now()
    row = StatusList.objects.create(organisation=place, begun_at=at)
    unsigned = write(_competence(place), _status(row.id))
    signed = secure(unsigned, private, verification_method=key_id, created=at)
    document = json.dumps(signed).encode()
    token = sign_token(unsigned, private, key_id=key_id, issued_at=at).encode()
    trust = TrustList.of(TrustedIssuer(did_of(place), "CRED", {key_id: key.public_pem.encode()}))

    def check(data: bytes) -> None:
        found = verify(data, trust=trust, at=at)
        if found.verdict is Verdict.INVALID or not found.is_signed:
            raise AssertionError(found.checks)

    def issue() -> None:
        secure(unsigned, private, verification_method=key_id, created=at)
        sign_token(unsigned, private, key_id=key_id, issued_at=at)

    check(document)  # the contexts are loaded once
    proofs, tokens, issued = (medians(work, TIMES) for work in (lambda: check(document), lambda: check(token), issue))
    page = _page(document.decode())
    changed = _withdrawn_and_fetched(place, row, private)
    own = "of its own processor time"
    return [
        Measured("credentials verified (Data Integrity)", f"{SAID}, {own}", 1 / proofs[2], "/s", 200, at_least=True),
        Measured("  the same by the clock", SAID, 1 / proofs[0], "/s"),
        Measured("credentials verified (VC-JWT)", f"{SAID}, {own}", 1 / tokens[2], "/s", 2000, at_least=True),
        Measured("  the same by the clock", SAID, 1 / tokens[0], "/s"),
        Measured("credentials issued, both forms", f"{SAID}, {own}", 1 / issued[2], "/s", 100, at_least=True),
        Measured("  the same by the clock", SAID, 1 / issued[0], "/s"),
        Measured("public verification page, median", "one credential, both lists read", page * 1000, "ms", 200),
        Measured("a revocation served", f"{LENGTH:,} entries, {WITHDRAWN:,} set", changed, "s", 1),
    ]


def _page(text: str) -> float:
    client = Client(headers={"host": "localhost"})

    def ask() -> None:
        if b"Valid" not in client.post("/verify/", {"text": text}).content:
            raise AssertionError("The page did not find it valid.")

    ask()
    return medians(ask, 15)[0]


def _withdrawn_and_fetched(place: Organisation, row: StatusList, private: Ed25519PrivateKey) -> float:
    """From the moment one is revoked until the list that anyone fetches says so."""
    key = key_in_use(organisation=place)
    person = Person.objects.filter(organisation=place).first()
    shared = {"organisation": place, "person": person, "key": key, "status_list": row, "issued_at": now()}
    rows = [
        IssuedCredential(**shared, statement_id=f"B{i}", status_index=i * 7, state=OfferState.REVOKED)
        for i in range(WITHDRAWN)
    ]
    IssuedCredential.objects.bulk_create(rows, batch_size=500)
    client, places = Client(headers={"host": "localhost"}), iter(range(WITHDRAWN * 7, LENGTH))

    def revoke() -> None:
        index = next(places)
        IssuedCredential.objects.create(
            **shared, statement_id=f"C{index}", status_index=index, state=OfferState.REVOKED
        )
        served = client.get(f"/status/{row.id}/revocation/").json()
        if not is_set(decode(served["credentialSubject"]["encodedList"]), index):
            raise AssertionError("The list served does not say so.")

    status_list(row.id, REVOCATION)
    return medians(revoke, 15)[0]


def _status(list_id: UUID) -> list[dict[str, str]]:
    urls = {purpose: status_list_url(list_id, purpose) for purpose in (REVOCATION, SUSPENSION)}
    return [
        {
            "id": f"{url}#94567",
            "type": "BitstringStatusListEntry",
            "statusPurpose": purpose,
            "statusListIndex": "94567",
            "statusListCredential": url,
        }
        for purpose, url in urls.items()
    ]


def _competence(place: Organisation) -> Competence:
    return Competence(
        id="urn:uuid:01a20287-1f73-738e-b6ad-a82c0e0dbdff",
        issuer=did_of(place),
        issuer_name=place.name,
        subject="urn:uuid:01a20287-1f70-7dcd-86a1-23795e163d44",
        subject_name="Olive Operator",
        framework="STARTER",
        framework_title="Aseptic services",
        version="2026.1",
        code="AS01",
        title="Gowning for a grade B room",
        description="Gowns without contaminating the gown.",
        item_url="http://localhost:8000/ims/case/v1p1/CFItems/01a20287-1f70-7dcd-86a1-23795e163d44",
        criteria="3 observations, 1 knowledge test, 3 finger dabs",
        signed_at=now(),
        signed_by=Signatory("Una Authoriser", "Appointed authoriser", "ab" * 32),
        context={"equipment": "isolator"},
        assessed=tuple(Assessed(name, name, 3, DAY, DAY) for name in ("observation", "knowledge", "finger_dab")),
        observed_by=(Signatory("Tom Trainer", "Appointed assessor", "cd" * 32), Signatory("Tim", "x", "ef" * 32)),
    )
