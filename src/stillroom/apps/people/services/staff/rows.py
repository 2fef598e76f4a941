"""One row of the staff table as typed values, and what can be wrong within a row."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stillroom.apps.people.models import StaffGroup
from stillroom.apps.places.models import Organisation
from stillroom.standards.tables import Cells, ImportReport, Row, Table

AFC_BANDS = ("2", "3", "4", "5", "6", "7", "8", "8a", "8b", "8c", "8d", "9")
REGISTERED = (StaffGroup.PHARMACIST, StaffGroup.PHARMACY_TECHNICIAN)
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")

PERSON_FIELDS = (
    "first_name",
    "last_name",
    "email",
    "registration_body",
    "registration_number",
    "registration_date",
)
PRIVATE_FIELDS = ("date_of_birth", "gender", "ethnicity")
POST_FIELDS = ("staff_group", "afc_band", "fte", "end_date", "line_manager")


@dataclass(frozen=True, slots=True)
class StaffRow:
    """`said` holds the fields of the person, her private details and the post that the file has a column for."""

    row: Row
    ods_code: str
    employee_number: str
    unit: str
    role_profile: str
    start_date: date
    said: dict[str, object]

    @property
    def person_key(self) -> tuple[str, str]:
        return self.ods_code, self.employee_number

    @property
    def what(self) -> str:
        name = f"{self.said['first_name']} {self.said['last_name']}"
        return f"{self.employee_number} {name}, {self.role_profile} at {self.unit}"

    @property
    def fte(self) -> Decimal:
        fte = self.said["fte"]
        assert isinstance(fte, Decimal)  # noqa: S101 – read as such
        return fte

    @property
    def end_date(self) -> date | None:
        end = self.said.get("end_date")
        return end if isinstance(end, date) else None

    @property
    def line_manager(self) -> str:
        return str(self.said.get("line_manager", ""))


def read_rows(table: Table, report: ImportReport, *, only: Organisation | None, today: date) -> list[StaffRow]:
    """Every row that is right in itself; the rest is in the report's problems."""
    found = (_read(Cells(row, report.problems, report.warnings), only, today) for row in table.rows)
    return [row for row in found if row is not None]


def _read(cells: Cells, only: Organisation | None, today: date) -> StaffRow | None:
    said: dict[str, object] = {
        "first_name": cells.text("first_name", required=True),
        "last_name": cells.text("last_name", required=True),
        "email": _email(cells),
        "registration_body": cells.text("registration_body", longest=50),
        "registration_number": cells.code("registration_number"),
        "registration_date": _past(cells, "registration_date", today),
        "date_of_birth": _past(cells, "date_of_birth", today),
        "gender": cells.text("gender", longest=50),
        "ethnicity": cells.text("ethnicity", longest=100),
        "staff_group": cells.choice("staff_group", StaffGroup.values, required=True),
        "afc_band": cells.choice("afc_band", AFC_BANDS),
        "fte": _fte(cells),
        "end_date": cells.day("end_date"),
        "line_manager": cells.code("line_manager"),
    }
    start = cells.day("start_date", required=True)
    row = StaffRow(
        row=cells.row,
        ods_code=cells.code("organisation", required=True, longest=20).upper(),
        employee_number=cells.code("employee_number", required=True),
        unit=cells.code("unit", required=True),
        role_profile=cells.code("role_profile", required=True, longest=100),
        start_date=start or date.max,
        said={name: value for name, value in said.items() if cells.has(name)},
    )
    if start and row.end_date and row.end_date < start:
        wrong = f"The post ends on {row.end_date}, before it starts on {start}."
        cells.problem("end_date", wrong, "Correct one of the dates, or leave end_date empty while in post.")
    if only is not None and row.ods_code and row.ods_code != only.ods_code:
        cells.problem(
            "organisation", f"You may not import for “{row.ods_code}”.", f"Import rows of {only.ods_code} only."
        )
    if cells.failed:
        return None
    _check_registration(cells, row, today)
    return row


def _email(cells: Cells) -> str:
    email = cells.text("email", longest=254)
    if email and not _EMAIL.fullmatch(email):
        cells.problem(
            "email", f"“{email}” is not an e-mail address.", "Write it like name@example.org, or leave it empty."
        )
        return ""
    return email


def _past(cells: Cells, field: str, today: date) -> date | None:
    day = cells.day(field)
    if day and day > today:
        cells.problem(field, f"{day} is in the future.", "Correct the year, or leave the cell empty.")
        return None
    return day


def _fte(cells: Cells) -> Decimal | None:
    fte = cells.decimal("fte", required=True)
    if fte is not None and not 0 < fte <= 1:
        shown = cells.row.cells["fte"].strip()
        cells.problem(
            "fte",
            f"“{shown}” is not above 0 and at most 1.",
            "Write the share of a full-time post, for example 0.8; 1 is full time.",
        )
        return None
    return fte


def _check_registration(cells: Cells, row: StaffRow, today: date) -> None:
    """Missing registrations are pointed out, never refused: records are often behind."""
    number, body = row.said.get("registration_number"), row.said.get("registration_body")
    if number and not body:
        cells.warning(
            "registration_body", "There is a registration number but no body.", "Name the body, for example GPhC."
        )
    elif not number and row.said["staff_group"] in REGISTERED and (row.end_date is None or row.end_date >= today):
        group = StaffGroup(str(row.said["staff_group"])).label.lower()
        cells.warning(
            "registration_number", f"The {group} has no registration number.", "Add it if she or he is registered."
        )
