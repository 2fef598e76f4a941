"""What a table may not be in Excel, with the words people read; and that writing and reading loses nothing."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from stillroom.standards.tables import Problem, table_from_bytes
from stillroom.standards.tables.columns import Columns
from stillroom.standards.tables.formats import STAFF, UNITS
from stillroom.standards.tables.reader import second_sheet
from stillroom.standards.tables.workbook_writer import SheetToWrite, write_workbook

HEADER = ["organisation", "unit", "name", "site", "facility", "accountable"]
ROW = ["RR8", "ASEP", "Aseptics", "Leeds", "section10", 100]
WHERE = "units.xlsx, sheet “units”"
THINGS = Columns("things", ("code", "title"), ("size", "begins_on"))


def workbook(change: Callable[[Worksheet], object] = lambda page: None, *, title: str = "units") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    page.append(HEADER)
    page.append(ROW)
    change(page)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def said(data: bytes) -> list[str]:
    return [str(problem) for problem in table_from_bytes("units.xlsx", data, UNITS).problems]


def hide_row(page: Worksheet) -> None:
    page.row_dimensions[2].hidden = True


def hide_column(page: Worksheet) -> None:
    page.column_dimensions["D"].hidden = True


def put(cell: str, value: object) -> Callable[[Worksheet], None]:
    def change(page: Worksheet) -> None:
        page[cell] = value

    return change


def test_numbers_and_dates_are_read_as_they_are_shown() -> None:
    table = table_from_bytes("units.xlsx", workbook(), UNITS)
    assert not table.problems
    assert table.rows[0].number == 2
    assert table.rows[0].cells["accountable"] == "100"
    header = ["employee_number", "start_date", "fte"]
    book = openpyxl.Workbook()
    book.active.append(header)
    book.active.append([7.0, date(2026, 1, 5), 0.8])
    stream = io.BytesIO()
    book.save(stream)
    cells = dict(zip(header, next(iter(_records(stream.getvalue()))), strict=True))
    assert cells == {"employee_number": "7", "start_date": "2026-01-05", "fte": "0.8"}


def _records(data: bytes) -> list[list[str]]:
    from stillroom.standards.tables.workbook import Workbook

    sheet = Workbook("staff.xlsx", data).sheet(STAFF)
    assert sheet
    return list(sheet.rows())[1:]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            put("C2", '=A2&" suite"'),
            'row 2, name: The cell holds a formula, =A2&" suite".'
            " Copy it and paste it as a value (Paste Special, Values).",
        ),
        (lambda page: page.merge_cells("A2:B2"), "row 2, organisation: The cells A2:B2 are merged. Unmerge them."),
        (
            hide_row,
            "row 2: The row is hidden. Take filters off and unhide it, so that you see what you import;"
            " or delete the row.",
        ),
        (hide_column, "row 1, site: The column is hidden. Unhide it, or delete it."),
        (put("C2", "#REF!"), "row 2, name: The cell shows the error #REF!. Write the value itself."),
        (
            put("B2", date(2026, 2, 1)),
            "row 2, unit: Excel has turned what was typed into the date 2026-02-01."
            " Format the cell as text and type it again.",
        ),
        (
            put("G2", "more"),
            "row 2: The row has 7 cells; the header has 6. Remove the extra cells, or put text that holds a comma in"
            " quotation marks.",
        ),
    ],
)  # fmt: skip
def test_what_a_table_cannot_hold_is_named_by_sheet_row_and_field(
    change: Callable[[Worksheet], object], problem: str
) -> None:
    assert f"{WHERE}, {problem}" in said(workbook(change))


def test_the_sheet_that_is_read_is_said_where_there_are_several() -> None:
    data = workbook(lambda page: page.parent.create_sheet("notes"), title="Sheet1")
    table = table_from_bytes("units.xlsx", data, UNITS)
    assert [str(each) for each in table.warnings] == [
        "units.xlsx, sheet “Sheet1”: Only the sheet “Sheet1” is read, not “notes”. Name the sheet to be read “units”."
    ]


def test_a_file_that_unpacks_to_too_much_is_never_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "")
        packed.writestr("xl/worksheets/sheet1.xml", bytes(130_000_000))
    data = stream.getvalue()
    assert len(data) < 200_000
    assert said(data) == [
        "units.xlsx: The workbook would unpack to 130 MB in 2 parts. Copy the rows into a new workbook and import that."
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0rest", "an old Excel workbook (.xls), or one protected by a password"),
        (b"PK\x03\x04nonsense", "The file is damaged"),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(data: bytes, words: str) -> None:
    assert words in said(data)[0]


def test_another_kind_of_document_is_told_apart() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("[Content_Types].xml", "")
        packed.writestr("word/document.xml", "")
    assert "not an Excel workbook" in said(stream.getvalue())[0]


def test_an_enormous_sheet_is_refused_before_it_is_read() -> None:
    assert "at most 100,000 by 200 are read" in said(workbook(put("A200000", "x")))[0]


def test_a_day_left_as_a_number_is_recognised() -> None:
    from stillroom.standards.tables import Cells, Problems, Row

    problems = Problems()
    Cells(Row("f", 2, {"start_date": "46027"}), problems, Problems()).day("start_date")
    found: Problem = next(iter(problems))
    assert found.fix == "Write it as year-month-day, probably 2026-01-05; format the column as dates."


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=40).filter(
    lambda text: "\ufffd" not in text and text == text.strip()
)


@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "code": st.from_regex(r"[A-Z]{2}[0-9]{2}", fullmatch=True),
                "title": texts,
                "size": st.one_of(st.just(""), st.integers(0, 9999).map(str)),
                "begins_on": st.one_of(st.just(""), st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(str)),
            }
        ),
        min_size=1,
        max_size=4,
    )
)
def test_writing_and_reading_loses_nothing(rows: list[dict[str, str]]) -> None:
    import unicodedata

    sheet = SheetToWrite(THINGS, rows, numbers=frozenset({"size"}), days=frozenset({"begins_on"}))
    table = table_from_bytes("things.xlsx", write_workbook([sheet]), THINGS)
    assert not table.problems
    expected = [{name: unicodedata.normalize("NFC", text) for name, text in row.items()} for row in rows]
    assert [dict(row.cells) for row in table.rows] == expected


def test_a_workbook_opens_ready_to_be_edited() -> None:
    sheet = SheetToWrite(
        THINGS, [{"code": "A", "title": "=1+1"}], notes={"size": "In metres"}, choices={"size": ["1", "2"]}
    )
    page = openpyxl.load_workbook(io.BytesIO(write_workbook([sheet])))["things"]
    assert page.freeze_panes == "C2"
    assert page["C1"].comment.text == "In metres"
    assert [each.formula1 for each in page.data_validations.dataValidation] == ['"1,2"']
    assert (page["B2"].value, page["B2"].data_type) == ("=1+1", "s")


def test_a_second_sheet_is_there_or_not() -> None:
    data = write_workbook([SheetToWrite(THINGS, [{"code": "A", "title": "B"}])])
    assert second_sheet("f.xlsx", data, UNITS) is None
    assert second_sheet("f.csv", b"code,title\n", THINGS) is None
    found = second_sheet("f.xlsx", data, THINGS)
    assert found is not None
    assert [dict(row.cells) for row in found.rows] == [{"code": "A", "title": "B", "size": "", "begins_on": ""}]
