"""Reads one CSV file or one sheet of an Excel workbook into a table, or says everything that is wrong with its shape.

The standard library's reader in strict mode: unlike data-frame readers it keeps row numbers, short rows and
duplicate headers in sight.
"""

import csv
import io
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from stillroom.standards.tables.columns import Columns
from stillroom.standards.tables.encoding import (
    SAVE_AS_UTF8,
    decode,
    escape_positions,
    escapes_in,
    is_workbook,
    not_text,
    wrong_byte,
)
from stillroom.standards.tables.header import Header, delimiter_problem
from stillroom.standards.tables.mapping import ColumnMapping
from stillroom.standards.tables.problem import Problem
from stillroom.standards.tables.table import Row, Table

SIZE_LIMIT = 25_000_000
CELL_LIMIT = 32_767
SECOND_SHEETS = ("levels",)
"""Sheets that `second_sheet` reads, beside the one a workbook is about."""
# C0 and C1 controls other than tab and line ends, and the marks that reorder text on the screen.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Spaces nobody sees, which copying from a document leaves behind.
_UNSEEN = {0x200B: None, 0x2060: None, 0xFEFF: None, 0x00AD: None, 0x00A0: " "}


def read_table(path: Path, columns: Columns, *, mapping: ColumnMapping | None = None, limit: int = SIZE_LIMIT) -> Table:
    """Read a file. It is refused by its size before it is opened, and never read past `limit` bytes."""
    file = path.name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _refused(file, columns, "This is not a file.", "Give the path of a CSV or Excel file.")
        if status.st_size > limit:
            return _too_large(file, columns, status.st_size, limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        return _refused(file, columns, f"The file cannot be read: {error.strerror}.", "Check the path and your access.")
    return table_from_bytes(file, data, columns, mapping=mapping, limit=limit)


def table_from_bytes(
    file: str, data: bytes, columns: Columns, *, mapping: ColumnMapping | None = None, limit: int = SIZE_LIMIT
) -> Table:
    """Read an upload. `file` only names it in messages. Rows with a problem are left out."""
    if len(data) > limit:
        return _too_large(file, columns, len(data), limit)
    if is_workbook(data):
        return table_from_workbook(file, data, columns, mapping=mapping)
    if problem := not_text(file, data):
        return _with(file, columns, problem)
    text = decode(data)
    # newline="" leaves line ends inside quotes alone and still knows all three kinds.
    records = csv.reader(io.StringIO(text, newline=""), strict=True)
    return _Reading(file, records, columns, mapping, escape_positions(data, text)).table()


def table_from_workbook(file: str, data: bytes, columns: Columns, *, mapping: ColumnMapping | None = None) -> Table:
    """The sheet named as the table, else the first one."""
    from stillroom.standards.tables.workbook import NotAWorkbook, Workbook  # its library takes long to load

    try:
        book = Workbook(file, data)
    except NotAWorkbook as error:
        return _with(file, columns, error.problem)
    sheet = book.sheet(columns)
    if sheet is None:
        return _refused(file, columns, "The workbook shows no sheet.", "Unhide the sheet that holds the table.")
    table = _Reading(sheet.file, iter(list(sheet.rows())), columns, mapping, iter(())).table()
    table.problems.extend(sheet.problems)
    if unread := [name for name in book.sheets if name not in (sheet.title, *SECOND_SHEETS)]:
        wrong = f"Only the sheet “{sheet.title}” is read, not {', '.join(f'“{name}”' for name in unread)}."
        table.warnings.add(Problem(sheet.file, None, "", wrong, f"Name the sheet to be read “{columns.table}”."))
    return table


def second_sheet(file: str, data: bytes, columns: Columns) -> Table | None:
    """The sheet named as the table, beside the one a workbook is about; None when there is none, as in a CSV file."""
    from stillroom.standards.tables.workbook import NotAWorkbook, Workbook

    if not is_workbook(data):
        return None
    try:
        sheet = Workbook(file, data).sheet(columns, otherwise_first=False)
    except NotAWorkbook:
        return None  # said of the first sheet
    if sheet is None:
        return None
    records = list(sheet.rows())
    if len(records) < 2:  # a header and no row: nothing described is not a mistake
        return Table(sheet.file, columns)
    table = _Reading(sheet.file, iter(records), columns, None, iter(())).table()
    table.problems.extend(sheet.problems)
    return table


class _Reading:
    def __init__(
        self,
        file: str,
        records: Iterator[list[str]],
        columns: Columns,
        mapping: ColumnMapping | None,
        wrong_bytes: Iterator[int],
    ) -> None:
        """`wrong_bytes`: where the bytes of the file stand that are not UTF-8."""
        self.file = file
        self.mapping = mapping
        self.wrong_bytes = wrong_bytes
        self.result = Table(file, columns)
        if mapping:
            self.result.problems.extend(mapping.problems)
        self.records = self._numbered(records)

    def table(self) -> Table:
        _, cells = next(self.records, (1, []))
        if self.result.problems:
            return self.result
        if not any(cell.strip() for cell in cells):
            wrong = "The file is empty." if next(self.records, None) is None else "The first row is empty."
            self._problem(1, "", wrong, f"The first row names the columns: {', '.join(self.result.columns.names)}.")
            return self.result
        if problem := delimiter_problem(self.file, cells):
            self.result.problems.add(problem)
            return self.result
        cells = [self._clean(1, f"column {index + 1}", cell) for index, cell in enumerate(cells)]
        header = Header(self.file, cells, self.result.columns, self.mapping)
        if not header.position:
            self._problem(
                1,
                "",
                "The first row names none of the columns.",
                f"Put a header row first: {', '.join(self.result.columns.names)}.",
            )
            return self.result
        self.result.problems.extend(header.problems)
        self.result.warnings.extend(header.warnings)
        self.result.unknown_columns = tuple(header.unknown)
        rows = tuple(self._rows(header))
        if header.problems:
            return self.result
        self.result.rows = rows
        if not rows and not self.result.problems:
            self._problem(2, "", "The file has a header but no rows.", "Add at least one row.")
        return self.result

    def _numbered(self, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
        """Records with the row number a spreadsheet shows: blank lines count, lines inside quotes do not."""
        number = 0
        while True:
            number += 1
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._unreadable(number, str(error))
                return
            yield number, record

    def _unreadable(self, number: int, error: str) -> None:
        if "field limit" in error:
            self._problem(number, "", _cell_too_long(), "Shorten the text.")
        else:
            self._problem(
                number,
                "",
                "A quotation mark is opened and not closed, or stands in the middle of a cell.",
                'Close it, or double it where it belongs to the text: "".',
            )

    def _rows(self, header: Header) -> Iterator[Row]:
        unnamed_used = False
        for number, record in self.records:
            if not any(cell.strip() for cell in record):
                continue
            if fix := _wrong_length(record, header.width):
                held = "1 cell" if len(record) == 1 else f"{len(record)} cells"
                self._problem(number, "", f"The row has {held}; the header has {header.width}.", fix)
                for _ in escapes_in("".join(record)):
                    next(self.wrong_bytes)
                continue
            filled = [index for index in header.unnamed if record[index].strip()]
            if filled and not unnamed_used:
                unnamed_used = True
                index = filled[0]
                self._problem(
                    1,
                    f"column {index + 1}",
                    "The column has no name but holds values.",
                    "Unmerge the header cells and name every column.",
                )
            before = len(self.result.problems)
            cells = self._cells(number, record, header)
            if len(self.result.problems) == before:
                yield Row(self.file, number, cells)

    def _cells(self, number: int, record: list[str], header: Header) -> dict[str, str]:
        named = {index: name for name, index in header.position.items()}
        cells: dict[str, str] = {}
        for index, cell in enumerate(record[: header.width]):
            name = named.get(index)
            clean = self._clean(number, name or f"column {index + 1}", cell)
            if name is not None:
                cells[name] = self.mapping.value(name, clean) if self.mapping else clean
        return cells

    def _clean(self, number: int, field: str, cell: str) -> str:
        if escapes := escapes_in(cell):
            position = next(self.wrong_bytes)
            for _ in escapes[1:]:
                next(self.wrong_bytes)
            self._problem(number, field, wrong_byte(escapes[0], position), SAVE_AS_UTF8)
            return ""
        if match := _CONTROL.search(cell):
            wrong = f"The cell holds a control character (U+{ord(match[0]):04X})."
            self._problem(number, field, wrong, "Delete the cell and type its text again.")
            return ""
        if "\ufffd" in cell:
            wrong = "A letter was lost when the file was saved: the cell holds “�”."
            self._problem(number, field, wrong, f"Type the letter again. {SAVE_AS_UTF8}")
            return ""
        if len(cell) > CELL_LIMIT:
            self._problem(number, field, _cell_too_long(), "Shorten the text.")
            return ""
        return unicodedata.normalize("NFC", cell.translate(_UNSEEN))

    def _problem(self, row: int, field: str, wrong: str, fix: str) -> None:
        self.result.problems.add(Problem(self.file, row, field, wrong, fix))


def _wrong_length(record: list[str], width: int) -> str:
    """What to do about a row that is shorter or longer than the header; empty when it is neither."""
    if len(record) < width:
        return "Add the missing cells (empty ones too), and check for a comma that was lost."
    if any(cell.strip() for cell in record[width:]):
        return "Remove the extra cells, or put text that holds a comma in quotation marks."
    return ""


def _cell_too_long() -> str:
    return f"A cell holds more than {CELL_LIMIT:,} characters."


def _refused(file: str, columns: Columns, wrong: str, fix: str) -> Table:
    return _with(file, columns, Problem(file, None, "", wrong, fix))


def _too_large(file: str, columns: Columns, size: int, limit: int) -> Table:
    wrong = f"The file is {size / 1e6:,.0f} MB; at most {limit / 1e6:,.0f} MB is read."
    return _refused(file, columns, wrong, "Remove rows and columns that are not needed, or split the file.")


def _with(file: str, columns: Columns, problem: Problem) -> Table:
    table = Table(file, columns)
    table.problems.add(problem)
    return table
