"""Opens an Excel workbook safely, and hands its sheets on as rows of text.

The library's full mode: only that knows of merged cells, hidden rows and formulas, all of which are named rather than
guessed at. What a file unpacks to is measured before anything is unpacked.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from stillroom.standards.tables.columns import Columns
from stillroom.standards.tables.names import plain_name
from stillroom.standards.tables.problem import Problem

WORKBOOK_LIMIT = 10_000_000
"""Bytes of the file. Text packs to a tenth, so this is more than any table that people keep by hand."""
UNPACKED_LIMIT = 120_000_000
PARTS_LIMIT = 2_000
ROWS_LIMIT = 100_000
COLUMNS_LIMIT = 200
SAVE_AGAIN = "Open it in Excel, choose Save As, then “Excel Workbook (.xlsx)”, and import that file."
_OLD = b"\xd0\xcf\x11\xe0"
_DATED = re.compile(r"^date_|(?:^|_)(?:date|until|at|on)$")


class NotAWorkbook(Exception):
    """Carries the problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Workbook:
    """A workbook held in memory. Raises NotAWorkbook when it cannot, or had better not, be opened."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        _check_size(file, data)
        try:
            self._book = openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
        except Exception as error:  # the library raises whatever a damaged part leads it to
            raise NotAWorkbook(_problem(file, "The file is not a whole Excel workbook.", SAVE_AGAIN)) from error

    @property
    def sheets(self) -> list[str]:
        """Names of the sheets that can be seen."""
        return [each.title for each in self._book.worksheets if each.sheet_state == "visible"]

    def sheet(self, columns: Columns, *, otherwise_first: bool = True) -> "Sheet | None":
        """The visible sheet named as the table, else the first one; None when there is none."""
        visible = [each for each in self._book.worksheets if each.sheet_state == "visible"]
        named = next((each for each in visible if plain_name(each.title) == columns.table), None)
        if named is None and otherwise_first and visible:
            named = visible[0]
        return Sheet(self.file, named, columns) if named else None


class Sheet:
    """One sheet as rows of text; what a table cannot hold is in `problems`, by row and column."""

    def __init__(self, file: str, sheet: Worksheet, columns: Columns) -> None:
        self.title: str = sheet.title
        self.file = f"{file}, sheet “{self.title}”"
        self._sheet = sheet
        self._never_dated = {name for name in columns.names if not _DATED.search(name)}
        self.problems: list[Problem] = []
        if sheet.max_row > ROWS_LIMIT or sheet.max_column > COLUMNS_LIMIT:
            wrong = f"The sheet is {sheet.max_row:,} rows by {sheet.max_column:,} columns large."
            fix = f"Delete empty rows and columns at its end; at most {ROWS_LIMIT:,} by {COLUMNS_LIMIT} are read."
            self.problems.append(Problem(self.file, None, "", wrong, fix))
            return
        self._names = [plain_name(str(cell.value or "")) for cell in sheet[1]] if sheet.max_row else []
        self._look_for_merged()
        self._look_for_hidden()

    def rows(self) -> Iterator[list[str]]:
        """Every row from the first on, empty ones too, so that they keep the numbers a spreadsheet shows."""
        if self.problems and self.problems[0].row is None:
            return
        for row in self._sheet.iter_rows():
            yield [self._text(cell) for cell in row]

    def _look_for_merged(self) -> None:
        for merged in self._sheet.merged_cells.ranges:
            self._add(merged.min_row, merged.min_col, f"The cells {merged.coord} are merged.", "Unmerge them.")

    def _look_for_hidden(self) -> None:
        """A filter left on hides rows that would be imported unseen."""
        for number, dimension in self._sheet.row_dimensions.items():
            if dimension.hidden and any(cell.value not in (None, "") for cell in self._sheet[number]):
                fix = "Take filters off and unhide it, so that you see what you import; or delete the row."
                self._add(number, None, "The row is hidden.", fix)
        for letter, dimension in self._sheet.column_dimensions.items():
            if dimension.hidden:
                column = openpyxl.utils.column_index_from_string(letter)
                for index in range(column, min(dimension.max or column, self._sheet.max_column) + 1):
                    self._add(1, index, "The column is hidden.", "Unhide it, or delete it.")

    def _text(self, cell: Cell) -> str:
        value = cell.value
        match value:
            case None:
                return ""
            case bool():
                return "yes" if value else "no"
            case int():
                return str(value)
            case float():
                return str(int(value)) if value.is_integer() else repr(value)
            case datetime():
                return self._moment(cell, value)
            case date():
                return value.isoformat()
            case time():
                return value.isoformat(timespec="minutes")
        if cell.data_type == "f":
            wrong = f"The cell holds a formula, {str(value)[:40]}."
            self._add(cell.row, cell.column, wrong, "Copy it and paste it as a value (Paste Special, Values).")
            return ""
        if cell.data_type == "e":
            self._add(cell.row, cell.column, f"The cell shows the error {value}.", "Write the value itself.")
            return ""
        return str(value)

    def _moment(self, cell: Cell, value: datetime) -> str:
        """Excel keeps days and moments as numbers; in a column of neither it has turned what was typed into one."""
        name = self._name(cell.column)
        if name in self._never_dated:
            wrong = f"Excel has turned what was typed into the date {value.date().isoformat()}."
            self._add(cell.row, cell.column, wrong, "Format the cell as text and type it again.")
            return ""
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")

    def _name(self, column: int) -> str:
        return self._names[column - 1] if column <= len(self._names) else ""

    def _add(self, row: int, column: int | None, wrong: str, fix: str) -> None:
        name = "" if column is None else self._name(column) or f"column {openpyxl.utils.get_column_letter(column)}"
        self.problems.append(Problem(self.file, row, name, wrong, fix))


def _check_size(file: str, data: bytes) -> None:
    """Before anything is unpacked: a few kilobytes may unpack to gigabytes."""
    if data.startswith(_OLD):
        wrong = "The file is an old Excel workbook (.xls), or one protected by a password."
        raise NotAWorkbook(_problem(file, wrong, f"Take the password off. {SAVE_AGAIN}"))
    if len(data) > WORKBOOK_LIMIT:
        wrong = f"The workbook is {len(data) / 1e6:,.0f} MB; at most {WORKBOOK_LIMIT / 1e6:,.0f} MB is read."
        raise NotAWorkbook(
            _problem(file, wrong, "Take pictures and sheets that are not needed out, or save it as CSV.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            unpacked = sum(part.file_size for part in parts)
            names = {part.filename for part in parts}
    except zipfile.BadZipFile as error:
        raise NotAWorkbook(_problem(file, "The file is damaged.", SAVE_AGAIN)) from error
    if unpacked > UNPACKED_LIMIT or len(parts) > PARTS_LIMIT:
        wrong = f"The workbook would unpack to {unpacked / 1e6:,.0f} MB in {len(parts):,} parts."
        raise NotAWorkbook(_problem(file, wrong, "Copy the rows into a new workbook and import that."))
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        wrong = "The file is a zip file or another kind of document, not an Excel workbook."
        raise NotAWorkbook(_problem(file, wrong, "Import an .xlsx or a CSV file."))


def _problem(file: str, wrong: str, fix: str) -> Problem:
    return Problem(file, None, "", wrong, fix)
