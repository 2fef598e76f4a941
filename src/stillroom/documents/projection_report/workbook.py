"""A run's results as an Excel workbook, for planners who go on working with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stillroom.documents.projection_report.figures import signs
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Run
from stillroom.documents.projection_report.sections import findings, limits, opening, reconciliation
from stillroom.documents.projection_report.words import HIDDEN, of

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | float | int | date | None
PERCENTILES = ("p05", "p10", "p25", "p50", "p75", "p90", "p95")
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_workbook(run: Run, path: Path) -> None:
    """Notes first, then summary, flows and assumptions. Figures that may not be published are not in it."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    publishing = Publishing(run)
    _sheet(book, "Notes", ("What", "Text"), _notes(run, publishing), widths=(28, 110))
    head = ("Date", "Measure", "Staff group", "Sector", "Region", "Mean", "Standard deviation", *_percentile_heads())
    _sheet(book, "Summary", head, _summary(run, publishing))
    _sheet(
        book,
        "Flows",
        ("From", "To", "Staff group", "Sector", "Region", "Flow", "Sign", "Mean"),
        _flows(run, publishing),
    )
    log = ("Assumption", "Value", "80% interval from", "to", "Kind", "Group", "Evidence", "Owner", "Date", "About")
    _sheet(book, "Assumptions", log, _assumptions(run))
    half = path.with_name(f".{path.name}.part")
    book.save(half)
    os.replace(half, path)


def _percentile_heads() -> list[str]:
    return [f"{int(name[1:])} in 100 below" for name in PERCENTILES]


def _notes(run: Run, publishing: Publishing) -> Iterable[Sequence[Cell]]:
    yield "Title", run.title
    if run.about.get("synthetic"):
        yield "Synthetic", "Synthetic data – not real people, places or services"
    yield from opening.facts(run)
    for text in findings.texts(run, publishing):
        yield from ((text.heading, sentence) for sentence in text.sentences)
    yield "That the numbers add up", reconciliation.verdict(run)
    yield from (("Limitation", sentence) for sentence in limits.sentences(run))
    yield (
        "“all”",
        "A total over all staff groups, sectors or regions. Percentiles of parts do not add up to those of a total.",
    )
    if run.suppressed:
        yield HIDDEN, "Fewer than 5, or a number from which fewer than 5 could be worked out."


def _summary(run: Run, publishing: Publishing) -> Iterable[Sequence[Cell]]:
    for measure, where in dict.fromkeys((each.measure, each.where) for each in run.lines):
        for line in run.of(measure, where):
            names = [run.name(each) for each in line.where]
            if publishing.hides(line):
                yield line.when, line.measure, *names, HIDDEN
            elif line.mean is None:
                yield line.when, line.measure, *names, of(line, None)
            else:
                numbers = [line.mean, line.sd, *(getattr(line, name) for name in PERCENTILES)]
                yield line.when, line.measure, *names, *numbers


def _flows(run: Run, publishing: Publishing) -> Iterable[Sequence[Cell]]:
    sign = {1: "+", -1: "−"}
    known = signs(run)
    for each in run.flows:
        if run.suppressed and each.where != EVERYBODY:
            continue
        mean = HIDDEN if publishing.hides_flow(each.kind, each.where, each.end) else each.mean
        names = [run.name(part) for part in each.where]
        yield each.start, each.end, *names, each.kind, sign.get(known.get(each.kind, 0), ""), mean


def _assumptions(run: Run) -> Iterable[Sequence[Cell]]:
    for each in run.assumptions:
        yield (
            each.name,
            each.value,
            each.low,
            each.high,
            each.kind,
            each.group,
            each.evidence,
            each.owner,
            each.date,
            each.about,
        )


def _sheet(
    book: Any, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int] = ()
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet: WriteOnlyWorksheet = book.create_sheet(title)
    for place, name in enumerate(head):
        width = widths[place] if widths else max(14, len(name) + 2)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_styled(sheet, name, font=Font(bold=True), alignment=Alignment(wrap_text=True)) for name in head])
    wrap = Alignment(wrap_text=True, vertical="top")
    for row in rows:
        sheet.append([_styled(sheet, each, alignment=wrap) if widths else _safe(sheet, each) for each in row])


def _safe(sheet: Any, value: Cell) -> Any:
    """The value as it is, but for a text that Excel would run as a formula: that is marked as quoted."""
    return _styled(sheet, value) if isinstance(value, str) and value.lstrip().startswith(FORMULA_MARKS) else value


def _styled(sheet: Any, value: Cell, **look: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.lstrip().startswith(FORMULA_MARKS)
    for name, part in look.items():
        setattr(cell, name, part)
    return cell
