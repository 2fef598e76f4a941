"""Credentials of sign-offs: issued once, true to the ledger, good against what is published."""

import json
from datetime import UTC, date

import pytest
from django.conf import settings
from django.test import Client

from stillroom.apps.accounts import clock
from stillroom.apps.passport.models import IdentityCheck, IssuedCredential
from stillroom.apps.passport.services.confirm_identity import OwnIdentity, confirm_identity
from stillroom.apps.passport.services.issue_credentials import IdentityNotConfirmed, issue_credentials
from stillroom.apps.passport.services.issuer_keys import rotate_key
from stillroom.apps.people.models import Qualification
from stillroom.standards.credentials import qualification_credential
from stillroom.standards.credentials.competence_credential import read
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.trust import TrustedIssuer, TrustList
from stillroom.standards.credentials.verification import Verdict, Verification, verify
from tests.hospital import Hospital

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(hospital: Hospital) -> list[IssuedCredential]:
    confirm_identity(person=hospital.people["olive"], how=IdentityCheck.How.PHOTO_DOCUMENT, by=hospital.user("ann"))
    return issue_credentials(person=hospital.people["olive"], by=hospital.user("olive"))


def checked(credential: IssuedCredential, client: Client, *, as_token: bool = False) -> Verification:
    """As anyone would: with nothing but the credential and what the organisation publishes."""
    issuer = json.loads(credential.document)["issuer"]["id"]

    def fetch(url: str) -> bytes:
        path = url.partition("://")[2].partition("/")[2]
        answer = client.get(f"/{path}")
        if answer.status_code != 200:
            raise CredentialRefused(Problem.UNREACHABLE, "Nobody answers there.")
        return answer.content

    data = credential.token if as_token else credential.document
    trust = TrustList.of(TrustedIssuer(issuer, "Hospital"))
    return verify(data.encode(), trust=trust, at=clock.now().astimezone(UTC), fetch=fetch)


def test_every_sign_off_has_one_credential_that_anyone_can_check(
    hospital: Hospital, issued: list[IssuedCredential], client: Client
) -> None:
    assert {read(json.loads(each.document)).code for each in issued} == {
        "AS01", "AS02", "AS03", "AS04", "AS05", "AS08", "AS09",
    }  # fmt: skip
    for each in issued[:2]:
        assert checked(each, client).verdict is Verdict.VALID
        assert checked(each, client, as_token=True).verdict is Verdict.VALID
    again = issue_credentials(person=hospital.people["olive"], by=hospital.user("olive"))
    assert [each.id for each in again] == [each.id for each in issued]


def test_it_tells_how_and_by_whom_she_was_assessed(issued: list[IssuedCredential]) -> None:
    found = {read(json.loads(each.document)).code: read(json.loads(each.document)) for each in issued}
    gowning = found["AS01"]
    assert gowning.context == {"equipment": "isolator"}
    assert {(each.method, each.passes) for each in gowning.assessed} == {
        ("knowledge", 1), ("observation", 3), ("finger_dab", 3),
    }  # fmt: skip
    assert gowning.signed_by.name == "Una Authoriser"
    assert gowning.signed_by.entitlement.startswith("Appointed authoriser on ")
    assert [each.name for each in gowning.observed_by] == ["Tom Trainer"]
    assert len(gowning.signed_by.evidence) == 64
    assert gowning.subject_name == "Olive Operator"


def test_nothing_is_issued_before_somebody_else_confirmed_who_she_is(hospital: Hospital) -> None:
    olive = hospital.people["olive"]
    with pytest.raises(IdentityNotConfirmed):
        issue_credentials(person=olive, by=hospital.user("olive"))
    olive.user = hospital.user("olive")
    with pytest.raises(OwnIdentity):
        confirm_identity(person=olive, how=IdentityCheck.How.REGISTER, by=hospital.user("olive"))


def test_what_is_suspended_or_revoked_is_published_in_the_same_moment(
    hospital: Hospital, issued: list[IssuedCredential], client: Client
) -> None:
    gowning = next(each for each in issued if read(json.loads(each.document)).code == "AS01")
    stop = hospital.state("suspension", "olive", "ann", days_ago=1, competency="AS01", context="equipment=isolator")
    hospital.record_all()
    assert checked(gowning, client).problems == (Problem.SUSPENDED,)
    for method in ("knowledge", *("observation",) * 3, *("finger_dab",) * 3):
        hospital.observe("olive", "AS01", method, days_ago=0.5, context="equipment=isolator")
    hospital.state(
        "reinstatement", "olive", "una", days_ago=0.4, competency="AS01", about=stop, reason="DEV-2026-1 closed"
    )
    hospital.record_all()
    assert checked(gowning, client).verdict is Verdict.VALID
    sign_off = next(row for row in hospital.rows if row["kind"] == "sign_off" and row["competency"] == "AS02")
    hospital.state("revocation", "olive", "una", days_ago=0.3, competency="AS02", about=sign_off["id"])
    hospital.record_all()
    behaviour = next(each for each in issued if read(json.loads(each.document)).code == "AS02")
    assert checked(behaviour, client).problems == (Problem.REVOKED,)


def test_a_new_key_leaves_what_the_old_one_signed_good(
    hospital: Hospital, issued: list[IssuedCredential], client: Client
) -> None:
    rotate_key(organisation=hospital.organisation, by=None)
    assert checked(issued[0], client).verdict is Verdict.VALID
    keys = settings.STILLROOM_KEYS / "passport"
    assert {path.stat().st_mode & 0o777 for path in keys.iterdir()} == {0o600}


def test_an_organisation_that_issued_nothing_publishes_nothing(hospital: Hospital, client: Client) -> None:
    base = f"/organisations/{hospital.organisation.id}"
    assert client.get(f"{base}/did.json").status_code == 404


def test_a_qualification_says_who_recorded_it_and_falls_with_the_record(hospital: Hospital, client: Client) -> None:
    olive = hospital.people["olive"]
    row = Qualification.objects.create(
        person=olive, kind="rqf2", title="Level 2 certificate", awarded_by="An awarding body",
        awarded_on=date(2024, 7, 1), recorded_at=clock.now(),
    )  # fmt: skip
    Qualification.objects.create(
        person=olive, kind="paap", title="PAAP", held=False, awarded_on=date(2024, 7, 1), recorded_at=clock.now()
    )
    confirm_identity(person=olive, how=IdentityCheck.How.PHOTO_DOCUMENT, by=hospital.user("ann"))
    credentials = issue_credentials(person=olive, by=None)
    (found,) = [each for each in credentials if each.qualification_id]
    said = qualification_credential.read(json.loads(found.document))
    assert (said.title, said.awarded_on) == ("Level 2 certificate", date(2024, 7, 1))
    assert said.criteria.endswith("as the employer, which did not award it.")
    assert "GPhC" not in "".join(each.document for each in credentials)
    assert checked(found, client).verdict is Verdict.VALID
    row.replaced_at = clock.now()
    row.save()
    assert checked(found, client).problems == (Problem.REVOKED,)
