"""Writes tables as an Excel workbook that people go on editing: lists to choose from, notes, a header that stays."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from openpyxl import Workbook as Book
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from stillroom.standards.tables.columns import Columns

ROWS_WITH_LISTS = 2_000
_HEADER = PatternFill("solid", fgColor="FFD8DDE0")
_TOP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True)
class SheetToWrite:
    """`rows` hold cells as text. `notes` explain columns, `choices` are what a column may say, `widths` in letters."""

    columns: Columns
    rows: Sequence[Mapping[str, str]]
    notes: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


def write_workbook(sheets: Sequence[SheetToWrite]) -> bytes:
    book = Book()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(sheet.columns.table), sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(page: Worksheet, sheet: SheetToWrite) -> None:
    for index, name in enumerate(sheet.columns.names, start=1):
        header = page.cell(1, index, name)
        header.font, header.fill = Font(bold=True), _HEADER
        if note := sheet.notes.get(name):
            header.comment = Comment(note, "Stillroom", height=120, width=320)
        page.column_dimensions[get_column_letter(index)].width = sheet.widths.get(name, 14)
        if choices := sheet.choices.get(name):
            _offer(page, index, choices)
        for number, row in enumerate(sheet.rows, start=2):
            _fill(page.cell(number, index), row.get(name, ""), sheet, name)
    page.freeze_panes = "C2" if len(sheet.columns.names) > 3 else "A2"


def _fill(cell: Cell, text: str, sheet: SheetToWrite, name: str) -> None:
    cell.alignment = _TOP
    if not text:
        return
    if name in sheet.numbers:
        cell.value = int(text)
    elif name in sheet.days:
        cell.value, cell.number_format = date.fromisoformat(text), "yyyy-mm-dd"
    else:
        # As text whatever it begins with: a cell that begins with = must not come to life as a formula.
        cell.value, cell.data_type, cell.number_format = text, "s", "@"


def _offer(page: Worksheet, column: int, choices: Sequence[str]) -> None:
    listed = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    listed.error = f"Choose one of: {', '.join(choices)}; or leave the cell empty."
    listed.errorTitle = "Not in the list"
    letter = get_column_letter(column)
    listed.add(f"{letter}2:{letter}{ROWS_WITH_LISTS}")
    page.add_data_validation(listed)
