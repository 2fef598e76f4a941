"""Somebody of Northmoor works at Saltmarsh too, and half of what she brings is decided there."""

import json
from datetime import timedelta

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.passport.selectors.transfers import found_of
from stillroom.apps.passport.services.confirm_identity import confirm_identity
from stillroom.apps.passport.services.issue_credentials import issue_credentials
from stillroom.apps.passport.services.keep_trust_list import trust_organisation
from stillroom.apps.passport.services.receive_person import confirm_it_is_she, receive_person
from stillroom.apps.passport.services.sign_transfer import sign_transfer
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.places.selectors.units import unit_with_code
from stillroom.competence.transfer import Decision
from stillroom.demo.diary import Diary
from stillroom.demo.tables import table_of
from stillroom.standards.credentials.passport_file import as_bytes
from stillroom.standards.tables.formats import STAFF

THERE, HERE = "N1015", "S2023"
ROLE, DECIDED = "aseptic_operator", 3


def write_move(diary: Diary) -> None:
    """At her first employer she was long; here she has begun, and the first items are accepted."""
    northmoor, saltmarsh = organisation("ZZ1"), organisation("ZZ2")
    first = person_with_number(northmoor, THERE)
    catriona = User.objects.get(email="catriona@northmoor.example")
    margarethe = User.objects.get(email="margarethe@saltmarsh.example")
    if not first.identity_checks.exists():
        confirm_identity(person=first, how=IdentityCheck.How.EMPLOYMENT_CHECK, by=catriona)
    issued = issue_credentials(person=first, by=catriona)
    row = {
        "employee_number": HERE,
        "first_name": first.first_name,
        "last_name": first.last_name,
        "organisation": "ZZ2",
        "unit": "STERILE",
        "role_profile": ROLE,
        "staff_group": "pharmacy_support_worker",
        "afc_band": "3",
        "fte": "0.2",
        "start_date": (diary.today - timedelta(days=3)).isoformat(),
        "email": f"{HERE.lower()}@saltmarsh.example",
    }
    report = import_staff(table=table_of("staff of the move", STAFF, [row]), dry_run=False)
    if not report.ok:
        raise ValueError("\n".join(map(str, report.problems)))
    trust_organisation(organisation=saltmarsh, other=northmoor, by=margarethe)
    transfer = receive_person(
        person=person_with_number(saltmarsh, HERE),
        unit=unit_with_code(saltmarsh, "STERILE"),
        role_profile=ROLE,
        credentials=[as_bytes(json.loads(each.document)) for each in issued],
        by=margarethe,
    )
    found = found_of(transfer, at=clock.now())
    confirm_it_is_she(
        transfer=transfer,
        how=IdentityCheck.How.PHOTO_DOCUMENT,
        names=found.names,
        name_differs_because="",
        by=margarethe,
    )
    transfer.refresh_from_db()
    babajide = User.objects.get(email="babajide@saltmarsh.example")
    light = [each for each in found.items if each.least in (Decision.ACCEPT, Decision.FAMILIARISE)]
    sign_transfer(
        transfer=transfer,
        decisions={each.key: each.least for each in light[:DECIDED]},
        by=person_with_number(saltmarsh, "S2002"),
        user=babajide,
    )
