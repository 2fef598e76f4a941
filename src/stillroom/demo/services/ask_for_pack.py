"""The visiting auditor asked for one person's pack; the worker makes it when the demo is served."""

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.selectors.users import find_user
from stillroom.apps.people.selectors.people import person_with_number
from stillroom.apps.places.selectors.organisations import organisation
from stillroom.apps.readiness.selectors.inspection.subject import Subject
from stillroom.apps.readiness.services.ask_for_inspection_pack import ask_for_inspection_pack

AUDITOR = "auditor@northmoor.example"
NORTHMOOR, INSPECTED = "ZZ1", "N1008"


def ask_for_pack() -> None:
    place, auditor = organisation(NORTHMOOR), find_user(email=AUDITOR)
    if auditor is None:
        raise LookupError(AUDITOR)
    person = person_with_number(place, INSPECTED)
    subject = Subject(organisation=place, at=clock.now(), person=person)
    ask_for_inspection_pack(id=new_id(), subject=subject, by=auditor)
