"""What one may ask an inspection pack of, and what was asked for."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.accounts.models import Job
from stillroom.apps.accounts.presenters.job import job_row
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit

HOLDS = (
    "who was ready for what, and on which statements that rested",
    "each person’s training record: who stated what, with which meaning, when it happened and when it was recorded",
    "who was entitled to observe and sign, down to the accountable person, with specimen signatures",
    "corrections, suspensions, reinstatements, late entries and records taken over, with their reasons",
    "whether the ledger is whole, with its fingerprint and the signed checkpoints",
)


def choosing_page(
    *,
    units: Iterable[Unit],
    titles: Mapping[UUID, str],
    people: Iterable[Person],
    own: Iterable[Person],
    jobs: Iterable[Job],
    wanted: str,
) -> dict[str, Any]:
    return {
        "page_title": "Inspection packs",
        "holds": HOLDS,
        "units": [
            {
                "text": titles.get(unit.id, unit.code),
                "hint": unit.organisation.name,
                "href": reverse("inspect_unit", args=[unit.id]),
            }
            for unit in units
        ],
        "people": [_person(person) for person in people],
        "own": [
            {
                "text": f"Your own record at {person.organisation.name}",
                "href": reverse("inspect_person", args=[person.id]),
            }
            for person in own
        ],
        "jobs": [job_row(job) for job in jobs],
        "wanted": wanted,
    }


def _person(person: Person) -> dict[str, str]:
    return {
        "text": f"{person.full_name}, {person.employee_number}",
        "href": reverse("inspect_person", args=[person.id]),
    }
