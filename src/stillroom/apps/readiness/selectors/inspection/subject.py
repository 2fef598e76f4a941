"""What an inspection pack is about, as a job keeps it: ids and moments."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation, Unit


@dataclass(frozen=True, slots=True)
class Subject:
    """A person or a unit with the whole record up to `at`; or, with `is_day`, a unit at that one moment.

    `known_by` leaves out what was recorded later.
    """

    organisation: Organisation
    at: datetime
    person: Person | None = None
    unit: Unit | None = None
    is_day: bool = False
    known_by: datetime | None = None

    @property
    def target(self) -> Person | Unit:
        """What one needs a permission on."""
        found = self.person or self.unit
        if found is None:
            raise ValueError("An inspection pack is about a person or a unit.")
        return found

    def as_parameters(self) -> dict[str, Any]:
        return {
            "person": str(self.person.id) if self.person else "",
            "unit": str(self.unit.id) if self.unit else "",
            "at": self.at.isoformat(),
            "is_day": self.is_day,
            "known_by": self.known_by.isoformat() if self.known_by else "",
        }


def subject_from(parameters: dict[str, Any]) -> Subject:
    """Raises Person.DoesNotExist, Unit.DoesNotExist."""
    person = unit = None
    if parameters.get("person"):
        person = Person.objects.select_related("organisation", "same_as").get(id=UUID(parameters["person"]))
        organisation = person.organisation
    else:
        unit = Unit.objects.select_related("organisation").get(id=UUID(parameters["unit"]))
        organisation = unit.organisation
    known_by = parameters.get("known_by", "")
    return Subject(
        organisation=organisation,
        at=datetime.fromisoformat(parameters["at"]),
        person=person,
        unit=unit,
        is_day=bool(parameters.get("is_day")),
        known_by=datetime.fromisoformat(known_by) if known_by else None,
    )
