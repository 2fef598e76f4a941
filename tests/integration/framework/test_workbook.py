"""A version goes out as a workbook and comes back: nothing is lost, and nothing published is changed by it."""

import io

import openpyxl
import pytest

from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.presenters.workbook import framework_workbook
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.framework.selectors.version_table import fingerprint, version_table
from stillroom.apps.framework.services.edit_draft import replace_content, set_levels
from stillroom.apps.framework.services.import_competencies import import_competencies
from stillroom.apps.framework.services.write_content import read_content
from stillroom.competence.level import Level
from stillroom.demo.tables import REFERENCE
from stillroom.standards.tables import Table, read_table, second_sheet, table_from_bytes
from stillroom.standards.tables.formats import COMPETENCIES, LEVELS
from tests.integration.framework.workshop import competency, make_workshop

pytestmark = pytest.mark.django_db


def sheets(data: bytes) -> tuple[Table, Table | None]:
    return table_from_bytes("draft.xlsx", data, COMPETENCIES), second_sheet("draft.xlsx", data, LEVELS)


def test_a_round_trip_loses_nothing() -> None:
    starter = read_table(REFERENCE / "competencies.csv", COMPETENCIES)
    assert import_competencies(table=starter, framework="AS", version="2026.1", title="Starter", dry_run=False).applied
    workshop = make_workshop()
    draft = workshop.draft()
    workshop.change(draft, scheme="observation*5", activity_count="20", activity_days="365")
    workshop.decide(draft)
    levels = [Level(1, "Entry", "= with guidance"), Level(3, "Advanced", "Teaches;\nleads")]
    set_levels(draft=draft, competency_id=competency(draft, "AS01").id, levels=levels, by=workshop.editor)
    before, signed = version_table(draft), fingerprint(draft)

    table, described = sheets(framework_workbook(draft))
    content, report = read_content(table, described)
    assert not report.problems, [str(problem) for problem in report.problems]
    replace_content(draft=draft, content=content, by=workshop.editor)

    assert [row.cells for row in version_table(draft).rows] == [row.cells for row in before.rows]
    assert levels_of(draft)["AS01"] == levels
    assert fingerprint(draft) == signed


def test_what_was_spoilt_in_excel_is_named_by_sheet_row_and_field() -> None:
    starter = read_table(REFERENCE / "competencies.csv", COMPETENCIES)
    assert import_competencies(table=starter, framework="AS", version="2026.1", title="Starter", dry_run=False).applied
    book = openpyxl.load_workbook(io.BytesIO(framework_workbook(FrameworkVersion.objects.get())))
    names = [cell.value for cell in book["competencies"][1]]
    book["competencies"].cell(2, names.index("scheme") + 1).value = "observation 3"
    book["competencies"].cell(3, names.index("validity_months") + 1).value = "=6*2"
    book["levels"].append(["AS99", 1, "Entry", ""])
    stream = io.BytesIO()
    book.save(stream)
    table, described = sheets(stream.getvalue())
    _, report = read_content(table, described)
    said = [str(problem) for problem in report.problems]
    assert any(line.startswith("draft.xlsx, sheet “competencies”, row 2, scheme: “observation 3”") for line in said)
    assert any(line.startswith("draft.xlsx, sheet “competencies”, row 3, validity_months: The cell") for line in said)
    assert any(
        line.startswith("draft.xlsx, sheet “levels”, row 2, code: There is no competency “AS99”") for line in said
    )


def test_a_workbook_is_imported_as_a_published_version_with_its_levels() -> None:
    starter = read_table(REFERENCE / "competencies.csv", COMPETENCIES)
    assert import_competencies(table=starter, framework="AS", version="2026.1", title="Starter", dry_run=False).applied
    workshop = make_workshop()
    draft = workshop.draft("AS", "2027.1")
    level = [Level(1, "Entry", "")]
    set_levels(draft=draft, competency_id=competency(draft, "AS01").id, levels=level, by=workshop.editor)
    table, described = sheets(framework_workbook(draft))
    report = import_competencies(table=table, framework="AS", version="2026.2", levels=described, dry_run=False)
    assert report.applied
    assert levels_of(FrameworkVersion.objects.get(version="2026.2")) == {"AS01": level}
