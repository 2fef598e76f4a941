"""What a row of each table says of a person: the fields of the record that it makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from stillroom.apps.people.models import (
    Enrolment,
    ExperiencePeriod,
    Qualification,
    Registration,
    StaffGroup,
    Supervision,
)
from stillroom.apps.people.models.dated_record import DatedRecord
from stillroom.competence.rules.words import QUALIFICATION_KINDS, SUPERVISION_KINDS
from stillroom.standards.tables import Cells

SUPERVISOR = "supervisor"
CONFIRMED = "confirmed"


@dataclass(frozen=True)
class FactTable:
    """`read` gives the fields; a supervisor is an employee number still. `identity` tells one record from another."""

    model: type[DatedRecord]
    identity: tuple[str, ...]
    read: Callable[[Cells], dict[str, Any]]


def _enrolment(cells: Cells) -> dict[str, Any]:
    return {
        "kind": cells.choice("kind", tuple(QUALIFICATION_KINDS), required=True),
        "course": cells.text("course", required=True),
        "enrolled_on": cells.day("enrolled_on", required=True),
        "completed_on": cells.day("completed_on"),
        "withdrawn_on": cells.day("withdrawn_on"),
    }


def _qualification(cells: Cells) -> dict[str, Any]:
    return {
        "kind": cells.choice("kind", tuple(QUALIFICATION_KINDS), required=True),
        "title": cells.text("title", required=True),
        "awarded_on": cells.day("awarded_on", required=True),
        "awarded_by": cells.text("awarded_by"),
        "accredited_by": cells.text("accredited_by"),
        "valid_until": cells.day("valid_until"),
        "held": cells.yes_no("held") if cells.row.cells.get("held", "").strip() else True,
    }


def _registration(cells: Cells) -> dict[str, Any]:
    return {
        "body": cells.code("body", required=True),
        "number": cells.code("number"),
        "start_date": cells.day("start_date", required=True),
        "end_date": cells.day("end_date"),
    }


def _supervision(cells: Cells) -> dict[str, Any]:
    return {
        "kind": cells.choice("kind", tuple(SUPERVISION_KINDS), required=True),
        SUPERVISOR: cells.code("supervisor", required=True),
        "start_date": cells.day("start_date", required=True),
        "end_date": cells.day("end_date"),
    }


def _experience(cells: Cells) -> dict[str, Any]:
    hours = cells.decimal("hours_per_week", required=True, places=1)
    if hours is not None and not 0 < hours <= 60:
        cells.problem("hours_per_week", f"{hours} is not above 0 and at most 60.", "Write the hours of a week.")
    said = {
        SUPERVISOR: cells.code("supervisor"),
        "supervisor_name": cells.text("supervisor_name"),
        "supervisor_profession": cells.choice("supervisor_profession", tuple(StaffGroup.values)),
        "supervisor_registration": cells.code("supervisor_registration"),
        "hours_per_week": hours,
        "start_date": cells.day("start_date", required=True),
        "end_date": cells.day("end_date"),
        CONFIRMED: cells.yes_no("confirmed"),
    }
    if bool(said[SUPERVISOR]) is bool(said["supervisor_name"]):
        fix = "Give the employee number of a supervisor here, or the name of one elsewhere."
        cells.problem("supervisor", "The row names no supervisor, or two.", fix)
    return said


FACT_TABLES: Mapping[str, FactTable] = {
    "enrolments": FactTable(Enrolment, ("course", "enrolled_on"), _enrolment),
    "qualifications": FactTable(Qualification, ("kind", "title", "awarded_on"), _qualification),
    "registrations": FactTable(Registration, ("body", "start_date"), _registration),
    "supervisors": FactTable(Supervision, ("kind", "supervisor_id", "start_date"), _supervision),
    "experience": FactTable(ExperiencePeriod, ("start_date", "supervisor_id", "supervisor_name"), _experience),
}
