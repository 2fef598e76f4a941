"""What a person shares and has linked: for the routes of her own passport."""

from dataclasses import dataclass
from datetime import timedelta

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.tokens import hash_token
from stillroom.apps.passport.models import Disclosure, IssuedCredential, LinkedRecord, Share, StatusList
from stillroom.apps.passport.services.issuer_keys import key_in_use
from stillroom.apps.people.models import Person, Qualification
from stillroom.competence.days import day_of

TOKEN = "a-secret-that-is-shared"
DOCUMENT = """{"name": "PAAP", "id": "urn:uuid:1", "validFrom": "2026-01-01T00:00:00Z",
 "issuer": {"id": "did:web:a", "name": "Hospital"}, "credentialSubject": {"id": "urn:uuid:2",
 "activityEndDate": "2026-01-01", "identifier": [{"identityType": "name", "identityHash": "Ada Cooper"}],
 "achievement": {"id": "urn:uuid:3", "achievementType": "Certificate", "name": "PAAP", "description": "PAAP",
 "tag": ["kind:paap"]}}}"""


@dataclass(frozen=True)
class OwnPassport:
    credential: IssuedCredential
    share: Share
    disclosure: Disclosure
    link: LinkedRecord


def make_own_passport(person: Person, status_list: StatusList, by: User) -> OwnPassport:
    qualification = Qualification.objects.create(
        person=person, kind="paap", title="As issued", awarded_on=day_of(now()), recorded_at=now()
    )
    credential = IssuedCredential.objects.create(
        qualification=qualification,
        organisation=person.organisation,
        person=person,
        key=key_in_use(organisation=person.organisation),
        document=DOCUMENT,
        token="a.b.c",
        sha256="0" * 64,
        status_list=status_list,
        status_index=1,
        issued_at=now(),
    )
    link = LinkedRecord.objects.create(
        person=person, sealed_address="", label="Elsewhere", linked_at=now(), linked_by=by
    )
    share, decided = _share(person, by, TOKEN), _share(person, by, "another")
    share.items.add(credential)
    disclosure = Disclosure.objects.create(share=decided, reason="inspection", explanation="The Act")
    return OwnPassport(credential, share, disclosure, link)


def _share(person: Person, by: User, token: str) -> Share:
    return Share.objects.create(
        person=person,
        audience="Hospital B",
        purpose="A new post",
        token_hash=hash_token(token),
        made_at=now(),
        made_by=by,
        expires_at=now() + timedelta(days=1),
    )
