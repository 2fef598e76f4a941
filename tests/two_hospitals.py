"""Two hospitals on one installation: Olive was trained at the first and joins the second, which trusts it."""

import json
from dataclasses import dataclass

from stillroom.apps.passport.models import IdentityCheck, TransferIn
from stillroom.apps.passport.services.confirm_identity import confirm_identity
from stillroom.apps.passport.services.issue_credentials import issue_credentials
from stillroom.apps.passport.services.keep_trust_list import trust_organisation
from stillroom.apps.passport.services.receive_person import confirm_it_is_she, receive_person
from stillroom.apps.people.models import Person
from stillroom.standards.credentials.passport_file import read_passport, write_passport
from tests.hospital import Hospital, make_hospital

ROLE = "aseptic_operator"


@dataclass
class TwoHospitals:
    """`passport` is the file that Olive brings."""

    first: Hospital
    second: Hospital
    passport: bytes

    @property
    def olive(self) -> Person:
        """As the second hospital knows her."""
        return self.second.people["olive"]

    def receive(self, *, compared: bool = True) -> TransferIn:
        by = self.second.user("ann")
        transfer = receive_person(
            person=self.olive,
            unit=self.second.unit,
            role_profile=ROLE,
            credentials=read_passport(self.passport),
            by=by,
        )
        if compared:
            confirm_it_is_she(
                transfer=transfer,
                how=IdentityCheck.How.PHOTO_DOCUMENT,
                names=["Olive Operator"],
                name_differs_because="",
                by=by,
            )
            transfer.refresh_from_db()
        return transfer


def two_hospitals() -> TwoHospitals:
    first, second = make_hospital("RR8"), make_hospital("RQ9", trained=False)
    trust_organisation(organisation=second.organisation, other=first.organisation, by=second.user("ann"))
    return TwoHospitals(first, second, passport_of(first, "olive"))


def passport_of(hospital: Hospital, number: str) -> bytes:
    """Issued today, after somebody confirmed who she is."""
    person = hospital.people[number]
    if not person.identity_checks.exists():
        confirm_identity(person=person, how=IdentityCheck.How.PHOTO_DOCUMENT, by=hospital.user("ann"))
    issued = issue_credentials(person=person, by=hospital.user(number))
    return json.dumps(write_passport(json.loads(each.document) for each in issued), ensure_ascii=False).encode()
