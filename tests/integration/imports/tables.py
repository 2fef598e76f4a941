"""Small tables written the way people write them."""

from collections.abc import Mapping, Sequence

from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.apps.framework.services.import_requirements import import_requirements
from stillroom.apps.people.services.import_staff import import_staff
from stillroom.apps.places.services.import_units import import_units
from stillroom.standards.tables import Columns, ImportReport, Table, table_from_bytes
from stillroom.standards.tables.formats import COMPETENCIES, REQUIREMENTS, STAFF, UNITS

UNIT = {"organisation": "RR8", "unit": "ASEP", "name": "Aseptics", "site": "Leeds", "facility": "section10"}
POST = {
    "employee_number": "100",
    "first_name": "Ann",
    "last_name": "Smith",
    "email": "",
    "organisation": "RR8",
    "unit": "ASEP",
    "role_profile": "operator",
    "staff_group": "pharmacy_support_worker",
    "afc_band": "3",
    "fte": "1",
    "start_date": "2024-01-01",
    "end_date": "",
    "registration_body": "",
    "registration_number": "",
    "registration_date": "",
    "line_manager": "",
    "date_of_birth": "",
    "gender": "",
    "ethnicity": "",
}
COMPETENCY = {
    "activity_count": "",
    "activity_days": "",
    "group": "Foundations",
    "code": "AS01",
    "title": "Gowning",
    "knowledge": "Why?",
    "skill": "How.",
    "decision": "When to stop.",
    "scheme": "observation*3 consecutive",
    "renewal_scheme": "",
    "requalification_scheme": "",
    "validity_months": "12",
    "renewal_window_days": "60",
    "requires": "",
    "recency_days": "",
    "critical": "",
    "assessor": "",
    "change": "",
    "transition_until": "",
}
REQUIREMENT = {"role_profile": "operator", "competency": "AS01", "context": "", "mandatory": "yes", "grace_days": "30"}

Rows = Sequence[Mapping[str, str]]


def csv(rows: Rows) -> str:
    names = list(rows[0])
    quoted = [['"' + row.get(name, "").replace('"', '""') + '"' for name in names] for row in rows]
    return "\n".join([",".join(names), *(",".join(cells) for cells in quoted)]) + "\n"


def table(columns: Columns, rows: Rows) -> Table:
    return table_from_bytes(f"{columns.table}.csv", csv(rows).encode(), columns)


def units(*changes: Mapping[str, str], **options: str) -> ImportReport:
    rows = [UNIT | {"accountable": ""} | change for change in changes or [{}]]
    return import_units(table=table(UNITS, rows), dry_run=False, organisation_name=options.get("name", ""))


def staff(*changes: Mapping[str, str], dry_run: bool = False) -> ImportReport:
    return import_staff(table=table(STAFF, [POST | change for change in changes or [{}]]), dry_run=dry_run)


def competencies(
    *changes: Mapping[str, str], version: str = "2026.1", framework: str = "AS", dry_run: bool = False
) -> ImportReport:
    rows = [COMPETENCY | change for change in changes or [{}]]
    return import_competencies(table=table(COMPETENCIES, rows), framework=framework, version=version, dry_run=dry_run)


def requirements(*changes: Mapping[str, str], dry_run: bool = False) -> ImportReport:
    rows = [REQUIREMENT | change for change in changes or [{}]]
    return import_requirements(table=table(REQUIREMENTS, rows), dry_run=dry_run)


def problems(report: ImportReport) -> list[str]:
    assert not report.applied
    return [str(problem) for problem in report.problems]


def warnings(report: ImportReport) -> list[str]:
    return [str(warning) for warning in report.warnings]


def outcomes(report: ImportReport) -> list[str]:
    return [str(row.outcome) for row in report.rows]
