"""The register of trainees, on the page and as a table to keep."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from stillroom.apps.passport.selectors.trainees import Trainee
from stillroom.apps.readiness.presenters.counting import count
from stillroom.competence.suppression import Shown
from stillroom.competence.trainee import Stage
from stillroom.standards.tables.columns import Columns
from stillroom.standards.tables.workbook_writer import SheetToWrite, write_workbook
from stillroom.ui.formats import short_day

NAMES = (
    "name",
    "organisation",
    "unit",
    "stage",
    "expected_completion",
    "months_of_experience",
    "competencies_in_force",
)
WILLING = ("willing_until", "travel")
DAYS_A_MONTH = 30.44
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def stage_rows(shown: Shown) -> list[list[str]]:
    """Stage and number; what is too small to show says so."""
    return [[Stage(name).label, "Not shown" if number is None else str(number)] for name, number in shown.cells.items()]


def trainee_row(trainee: Trainee, titles: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "name": trainee.person.full_name,
        "place": f"{titles.get(trainee.unit, '')}, {trainee.organisation.name}",
        "stage": trainee.stage.label,
        "expected": short_day(trainee.expected) if trainee.expected else "–",
        "experience": count(_months(trainee), "month") if trainee.experience_days else "None confirmed",
        "competencies": ", ".join(trainee.competencies) or "None",
        "willing": f"Until {short_day(trainee.willing.until_date)}" if trainee.willing else "",
    }


def exported(trainees: Sequence[Trainee], titles: Mapping[UUID, str], *, willing: bool) -> list[dict[str, str]]:
    """One row a trainee, by the names of the columns."""
    rows = []
    for each in trainees:
        row = {
            "name": each.person.full_name,
            "organisation": each.organisation.name,
            "unit": titles.get(each.unit, ""),
            "stage": each.stage.label,
            "expected_completion": each.expected.isoformat() if each.expected else "",
            "months_of_experience": str(_months(each)),
            "competencies_in_force": "; ".join(each.competencies),
        }
        if willing and each.willing is not None:
            row |= {"willing_until": each.willing.until_date.isoformat(), "travel": each.willing.get_travel_display()}
        rows.append(row)
    return rows


def as_csv(rows: Sequence[Mapping[str, str]], names: Sequence[str]) -> bytes:
    """A cell that a spreadsheet would run as a formula is made text."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(names)
    for row in rows:
        cells = [row.get(name, "") for name in names]
        writer.writerow(["'" + cell if cell.startswith(FORMULA) else cell for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def as_workbook(title: str, rows: Sequence[Mapping[str, str]], names: Sequence[str]) -> bytes:
    columns = Columns(title, required=tuple(names))
    widths = dict.fromkeys(names, 24)
    return write_workbook([SheetToWrite(columns, rows, widths=widths)])


def _months(trainee: Trainee) -> int:
    return int(trainee.experience_days / DAYS_A_MONTH)
