"""Every way in which the shape of a file can be wrong, with the words people read."""

import os
from pathlib import Path

import pytest

from stillroom.standards.tables import ColumnMapping, Table, combine, read_table, table_from_bytes
from stillroom.standards.tables.formats import STAFF, UNITS

HEADER = "organisation,unit,name,site,facility,accountable\n"
ROW = "RR8,ASEP,Aseptics,Leeds,section10,100\n"
SAVE_AS = "In Excel choose Save As, then “CSV UTF-8 (Comma delimited)”, and import that file."


def read(data: str | bytes) -> Table:
    return table_from_bytes("units.csv", data.encode() if isinstance(data, str) else data, UNITS)


def said(data: str | bytes) -> list[str]:
    return [str(problem) for problem in read(data).problems]


def test_a_right_file_has_no_problems() -> None:
    table = read(HEADER + ROW)
    assert not table.problems
    assert table.rows[0].number == 2
    assert table.rows[0].cells["name"] == "Aseptics"


def test_columns_come_in_any_order_and_case_and_a_byte_order_mark_is_ignored() -> None:
    table = read("\ufeffNAME,Unit,Facility,ORGANISATION,site,accountable\nAseptics,ASEP,ms,RR8,,\n")
    assert not table.problems
    assert table.rows[0].cells["organisation"] == "RR8"


def test_unknown_columns_are_named_and_ignored() -> None:
    table = read("organisation,unit,name,facility,Cost Centre,Payroll\nRR8,ASEP,Aseptics,ms,1,2\n")
    assert not table.problems
    assert table.unknown_columns == ("Cost Centre", "Payroll")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(ending: str) -> None:
    table = read((HEADER + ROW + ROW).replace("\n", ending))
    assert [row.number for row in table.rows] == [2, 3]


def test_row_numbers_are_those_a_spreadsheet_shows() -> None:
    table = read(HEADER + 'RR8,A,"two\nlines",,ms,\n\n,,,,,\nRR8,B,Name,,ms,\n')
    assert [row.number for row in table.rows] == [2, 5]


def test_names_in_any_script_are_kept_and_composed() -> None:
    table = read(HEADER + "RR8,A,Cafe\u0301 無菌 الوحدة,,ms,\n")
    assert table.rows[0].cells["name"] == "Café 無菌 الوحدة"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(
            "",
            "units.csv, row 1: The file is empty. The first row names the columns:"
            " organisation, unit, name, facility, site, accountable, country.",
            id="empty file",
        ),
        pytest.param(
            "\n" + HEADER + ROW,
            "units.csv, row 1: The first row is empty. The first row names the columns:"
            " organisation, unit, name, facility, site, accountable, country.",
            id="empty first row",
        ),
        pytest.param(
            ROW,
            "units.csv, row 1: The first row names none of the columns. Put a header row first:"
            " organisation, unit, name, facility, site, accountable, country.",
            id="no header",
        ),
        pytest.param(
            HEADER, "units.csv, row 2: The file has a header but no rows. Add at least one row.", id="no rows"
        ),
        pytest.param(
            "organisation,name,site,facility,accountable\nRR8,Aseptics,Leeds,ms,100\n",
            "units.csv, row 1, unit: The column “unit” is missing."
            " Add the column to the header row, spelled exactly so.",
            id="missing column",
        ),
        pytest.param(
            "organisation,unit name,site,facility,accountable\nRR8,ASEP Aseptics,,ms,\n",
            "units.csv, row 1, unit name: One column holds “unit” and “name”."
            " Split it into one column for each, and unmerge any merged cells.",
            id="merged column",
        ),
        pytest.param(
            "organisation,unit,name,,facility\nRR8,ASEP,Aseptics,Leeds,ms\n",
            "units.csv, row 1, column 4: The column has no name but holds values."
            " Unmerge the header cells and name every column.",
            id="merged header cells",
        ),
        pytest.param(
            "organisation,unit,name,facility,Name\nRR8,ASEP,Aseptics,ms,x\n",
            "units.csv, row 1, name: The header has the column “name” twice."
            " Keep one of them, or give the other another name.",
            id="duplicate header",
        ),
        pytest.param(
            HEADER + "RR8,ASEP,Aseptics\n",
            "units.csv, row 2: The row has 3 cells; the header has 6."
            " Add the missing cells (empty ones too), and check for a comma that was lost.",
            id="short row",
        ),
        pytest.param(
            HEADER + "RR8,ASEP,Aseptics,Leeds, Beckett St,ms,100\n",
            "units.csv, row 2: The row has 7 cells; the header has 6."
            " Remove the extra cells, or put text that holds a comma in quotation marks.",
            id="long row",
        ),
        pytest.param(
            (HEADER + ROW).replace(",", ";"),
            "units.csv, row 1: The columns are separated by semicolons, not commas."
            " Save the file with commas between the columns; in Excel choose “CSV UTF-8 (Comma delimited)”.",
            id="semicolons",
        ),
        pytest.param(
            (HEADER + ROW).replace(",", "\t"),
            "units.csv, row 1: The columns are separated by tabs, not commas."
            " Save the file with commas between the columns; in Excel choose “CSV UTF-8 (Comma delimited)”.",
            id="tabs",
        ),
        pytest.param(
            HEADER + 'RR8,ASEP,"Aseptics,Leeds,ms,100\n',
            "units.csv, row 2: A quotation mark is opened and not closed, or stands in the middle of a cell."
            ' Close it, or double it where it belongs to the text: "".',
            id="unbalanced quotation mark",
        ),
        pytest.param(
            HEADER + "RR8,ASEP,Asep\x00tics,Leeds,ms,100\n",
            "units.csv, row 2, name: The cell holds a control character (U+0000)."
            " Delete the cell and type its text again.",
            id="NUL",
        ),
        pytest.param(
            HEADER + "RR8,ASEP,Asep\u202etics,Leeds,ms,100\n",
            "units.csv, row 2, name: The cell holds a control character (U+202E)."
            " Delete the cell and type its text again.",
            id="text direction override",
        ),
        pytest.param(
            HEADER + "RR8,ASEP,Caf\ufffd,Leeds,ms,100\n",
            "units.csv, row 2, name: A letter was lost when the file was saved: the cell holds “�”."
            f" Type the letter again. {SAVE_AS}",
            id="lost letter",
        ),
        pytest.param(
            HEADER + f"RR8,ASEP,{'x' * 32_768},Leeds,ms,100\n",
            "units.csv, row 2, name: A cell holds more than 32,767 characters. Shorten the text.",
            id="long cell",
        ),
        pytest.param(
            HEADER + f"RR8,ASEP,{'x' * 200_000},Leeds,ms,100\n",
            "units.csv, row 2: A cell holds more than 32,767 characters. Shorten the text.",
            id="very long cell",
        ),
        pytest.param(
            (HEADER + "RR8,ASEP,Café,Leeds,ms,100\n").encode("cp1252"),
            f"units.csv, row 2, name: Byte 62 (0xE9) is not UTF-8; in Windows-1252 it is “é”. {SAVE_AS}",
            id="Windows-1252",
        ),
        pytest.param(
            (HEADER + ROW).encode("utf-16"),
            f"units.csv, row 1: The file is UTF-16 (its first two bytes say so), not UTF-8. {SAVE_AS}",
            id="UTF-16",
        ),
        pytest.param(
            (HEADER + ROW).encode("utf-16-be"),
            f"units.csv, row 1: The file looks like UTF-16 (byte 1 is zero), not UTF-8. {SAVE_AS}",
            id="UTF-16 without a mark",
        ),
        pytest.param(
            b"PK\x03\x04\x14\x00",
            "units.csv: The file is damaged. Open it in Excel, choose Save As, then “Excel Workbook (.xlsx)”,"
            " and import that file.",
            id="what is left of a workbook",
        ),
    ],
)
def test_a_wrong_shape_is_named_with_its_place_and_its_fix(data: str | bytes, problem: str) -> None:
    assert said(data) == [problem]


def test_every_problem_is_collected_in_order_of_rows() -> None:
    data = (HEADER + "short\n" + ROW + "RR8,\xe9,\xe9,Leeds,ms,1\n" + "a,b,c,d,e,f,g\n").encode("cp1252")
    assert [(problem.row, problem.field) for problem in read(data).problems] == [
        (2, ""),
        (4, "unit"),
        (4, "name"),
        (5, ""),
    ]


def test_each_wrong_byte_is_found_at_its_place_after_rows_that_are_short() -> None:
    data = (HEADER + "\xe9\n" + "RR8,ASEP,\xfcber,Leeds,ms,1\n").encode("cp1252")
    wrong = [problem.wrong for problem in read(data).problems if problem.field == "name"]
    position = data.index(b"\xfc") + 1
    assert wrong == [f"Byte {position} (0xFC) is not UTF-8; in Windows-1252 it is “ü”."]


def test_a_million_problems_are_counted_and_few_are_kept() -> None:
    table = read(HEADER + "x\n" * 5_000)
    assert len(table.problems) == 5_000
    assert len(table.problems.kept) == 1_000


def test_a_file_of_200_mb_is_refused_by_its_size_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.touch()
    os.truncate(path, 200_000_000)
    table = read_table(path, STAFF)
    assert [str(problem) for problem in table.problems] == [
        "staff.csv: The file is 200 MB; at most 25 MB is read."
        " Remove rows and columns that are not needed, or split the file."
    ]


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    assert read_table(path, UNITS, limit=10).problems
    assert not read_table(path, UNITS, limit=1_000).problems


def test_a_directory_is_not_a_file(tmp_path: Path) -> None:
    problems = list(read_table(tmp_path, UNITS).problems)
    assert [problem.wrong for problem in problems] == ["This is not a file."]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    problems = list(read_table(tmp_path / "gone.csv", UNITS).problems)
    assert [problem.wrong for problem in problems] == ["The file cannot be read: No such file or directory."]


def test_a_link_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    assert not read_table(link, UNITS).problems


def test_several_files_are_one_table_whose_rows_know_their_file() -> None:
    one = table_from_bytes("one.csv", (HEADER + ROW).encode(), UNITS)
    two = table_from_bytes("two.csv", (HEADER + ROW).encode(), UNITS)
    whole = combine([one, two])
    assert [(row.file, row.number) for row in whole.rows] == [("one.csv", 2), ("two.csv", 2)]


def mapping(tmp_path: Path, text: str) -> ColumnMapping:
    path = tmp_path / "esr.toml"
    path.write_text(text, encoding="utf-8")
    return ColumnMapping.load(path)


UNIT_MAPPING = """
[columns]
"Org Code" = "organisation"
"Department" = "unit"

[values.facility]
"Section 10 unit" = "section10"
"""


def test_a_mapping_renames_columns_and_values(tmp_path: Path) -> None:
    data = b"Org Code,Department,name,facility\nRR8,ASEP,Aseptics,section 10 UNIT\n"
    table = table_from_bytes("esr.csv", data, UNITS, mapping=mapping(tmp_path, UNIT_MAPPING))
    assert not table.problems
    assert dict(table.rows[0].cells) == {
        "organisation": "RR8",
        "unit": "ASEP",
        "name": "Aseptics",
        "facility": "section10",
    }


def test_a_mapping_that_names_a_column_the_file_has_not(tmp_path: Path) -> None:
    data = b"Org Code,unit,name,facility\nRR8,ASEP,Aseptics,ms\n"
    table = table_from_bytes("esr.csv", data, UNITS, mapping=mapping(tmp_path, UNIT_MAPPING))
    assert [str(problem) for problem in table.problems] == [
        "esr.csv, row 1, unit: The mapping reads “unit” from the column “Department”, which the file does not have."
        " Correct the name in the mapping file, or add the column."
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("columns = [", "The mapping cannot be read: Invalid value (at end of document)."),
        ('[colums]\n"A" = "unit"', "“colums” is not part of a mapping."),
        ('[columns]\n"A" = 1', "[columns] does not hold names in quotes."),
        ('[columns]\n"A" = "unit"\n"B" = "unit"', "Both “A” and “B” are mapped to “unit”."),
        ('[columns]\n"A" = "unti"', "“unti” is not a column of units (did you mean “unit”?)."),
    ],
)
def test_a_wrong_mapping_is_a_problem(tmp_path: Path, text: str, wrong: str) -> None:
    table = table_from_bytes("u.csv", b"A,B,organisation,unit,name,facility\n", UNITS, mapping=mapping(tmp_path, text))
    assert wrong in [problem.wrong for problem in table.problems]


def test_columns_that_most_leave_out_are_warned_of_only_when_they_are_not_personal() -> None:
    table = table_from_bytes("staff.csv", b"employee_number,first_name\n1,Ann\n", STAFF)
    warned = {warning.field for warning in table.warnings}
    assert "email" in warned
    assert not warned & {"date_of_birth", "gender", "ethnicity"}  # few give them, and nobody has to
