"""What can be wrong between rows of a staff file."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from stillroom.apps.people.services.staff.rows import PERSON_FIELDS, PRIVATE_FIELDS, StaffRow
from stillroom.standards.tables import ImportReport, Problem


def problem(report: ImportReport, row: StaffRow, field: str, wrong: str, fix: str) -> None:
    report.problems.add(Problem(row.row.file, row.row.number, field, wrong, fix))


def warning(report: ImportReport, row: StaffRow, field: str, wrong: str, fix: str) -> None:
    report.warnings.add(Problem(row.row.file, row.row.number, field, wrong, fix))


def check_duplicates(rows: Iterable[StaffRow], report: ImportReport) -> None:
    """The same person in the same role, unit and from the same day, twice."""
    first: dict[tuple[object, ...], StaffRow] = {}
    for row in rows:
        key = (*row.person_key, row.unit, row.role_profile, row.start_date)
        if (earlier := first.setdefault(key, row)) is not row:
            wrong = f"This is the same post as in row {earlier.row.number}."
            problem(report, row, "employee_number", wrong, "Keep one of the rows.")


def check_one_person_a_number(rows: Iterable[StaffRow], report: ImportReport) -> None:
    """Rows of one employee number must agree about the person; an empty cell agrees with anything."""
    first: dict[tuple[str, str, str], StaffRow] = {}
    for row in rows:
        for field in (*PERSON_FIELDS, *PRIVATE_FIELDS):
            value = row.said.get(field)
            if not value:
                continue
            earlier = first.setdefault((*row.person_key, field), row)
            if earlier.said[field] == value:
                continue
            if field in PRIVATE_FIELDS:
                wrong = f"Employee number {row.employee_number} has another {field} in row {earlier.row.number}."
            else:
                other = f"“{earlier.said[field]}” in row {earlier.row.number}"
                wrong = f"Employee number {row.employee_number} has “{value}” here and {other}."
            fix = "One employee number is one person: correct the number or the cell."
            problem(report, row, field, wrong, fix)


def people_said(rows: Iterable[StaffRow]) -> dict[tuple[str, str], dict[str, object]]:
    """Person → what all her rows together say of her; a filled cell wins over an empty one."""
    people: dict[tuple[str, str], dict[str, object]] = defaultdict(dict)
    for row in rows:
        said = people[row.person_key]
        for field in (*PERSON_FIELDS, *PRIVATE_FIELDS):
            if field in row.said and not said.get(field):
                said[field] = row.said[field]
    return people


def shown(value: object) -> str:
    """A value as the report names it."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value or "(empty)")
