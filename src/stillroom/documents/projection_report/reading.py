"""Reads the folder that a run wrote."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from stillroom.documents.projection_report.run import (
    ALL,
    Assumption,
    ExtraTable,
    FlowLine,
    Line,
    Missing,
    Move,
    Run,
    Source,
    Where,
)

INSUFFICIENT = "insufficient data"
NOT_APPLICABLE = "not applicable"
"""What stands in place of a mean that cannot be told."""


class NotARun(ValueError):
    """A file is missing or cannot be read; the message names it, the row and the column."""


def read_run(folder: Path) -> Run:
    """Everything a report tells. Raises NotARun for a folder without manifest or summary, or a file with a bad cell."""
    about = _manifest(folder / "manifest.json")
    return Run(
        about=about,
        lines=read_lines(folder / "summary.csv"),
        flows=list(_flows(folder / "flows.csv")),
        moves=list(_moves(folder / "moves.csv")),
        sources=list(_sources(folder / "spread.csv")),
        assumptions=[_assumption(each) for each in about.get("parameters", ())],
        missing=[_missing(each) for each in about.get("insufficient", ())],
        tables=[_table(file) for file in sorted((folder / "tables").glob("*.json"))],
    )


def read_lines(file: Path) -> list[Line]:
    """The lines of a `summary.csv`, or of a difference in the same columns."""
    if not file.exists():
        raise NotARun(f"{file} is missing. Run the projection again.")
    numbers = ("sd", "p05", "p10", "p25", "p50", "p75", "p90", "p95")
    return [
        Line(
            row.day("date"),
            row.text("measure"),
            row.where(),
            row.number("mean"),
            **{name: row.number(name) for name in numbers},
            applies=row.text("mean") != NOT_APPLICABLE,
        )
        for row in _rows(file)
    ]


class _Row:
    def __init__(self, file: Path, number: int, cells: Mapping[str, str | None]) -> None:
        self.place, self.cells = f"{file.name}, row {number}", cells

    def text(self, column: str) -> str:
        found = self.cells.get(column)
        if found is None:
            raise NotARun(f"{self.place}: there is no column “{column}”.")
        return found

    def number(self, column: str) -> float | None:
        found = self.text(column)
        try:
            return float(found) if found not in ("", INSUFFICIENT, NOT_APPLICABLE) else None
        except ValueError:
            raise NotARun(f"{self.place}, {column}: “{found}” is not a number.") from None

    def day(self, column: str) -> date:
        found = self.text(column)
        try:
            return date.fromisoformat(found)
        except ValueError:
            raise NotARun(f"{self.place}, {column}: “{found}” is not a date such as 2025-03-31.") from None

    def where(self, before: str = "") -> Where:
        group, sector, region = (self.text(f"{before}{name}") or ALL for name in ("staff_group", "sector", "region"))
        return group, sector, region


def _rows(file: Path) -> Iterator[_Row]:
    if file.exists():
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for number, cells in enumerate(csv.DictReader(opened), start=2):
                yield _Row(file, number, cells)


def _manifest(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotARun(f"{file} is missing. Give the folder that `stillroom project` wrote.") from None
    except ValueError as error:
        raise NotARun(f"{file} is not JSON: {error}.") from None
    if not isinstance(found, dict):
        raise NotARun(f"{file} is not a manifest: it should be one object.")
    return found


def _flows(file: Path) -> Iterator[FlowLine]:
    for row in _rows(file):
        yield FlowLine(row.day("from"), row.day("to"), row.where(), row.text("kind"), row.number("mean") or 0.0)


def _moves(file: Path) -> Iterator[Move]:
    for row in _rows(file):
        origin, goal = row.where(), row.where("to_")
        yield Move(row.day("from"), row.day("to"), row.text("law"), origin, goal, row.number("mean") or 0.0)


def _sources(file: Path) -> Iterator[Source]:
    for row in _rows(file):
        share = row.number("share")
        if share is not None:
            yield Source(row.day("date"), row.text("measure"), row.where(), row.text("source"), share)


def _assumption(entry: Mapping[str, Any]) -> Assumption:
    words = {name: str(entry.get(name) or "") for name in ("kind", "group", "owner", "evidence", "date", "about")}
    return Assumption(str(entry.get("name", "")), entry.get("value"), entry.get("low"), entry.get("high"), **words)


def _missing(entry: Mapping[str, Any]) -> Missing:
    group, sector, region = (str(entry.get(name) or ALL) for name in ("staff_group", "sector", "region"))
    where = (group, sector, region)
    return Missing(str(entry.get("measure") or ALL), where, str(entry.get("source") or ""), str(entry.get("why") or ""))


def _table(file: Path) -> ExtraTable:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return ExtraTable(
            str(found.get("section") or "Other results"),
            str(found["title"]),
            str(found.get("sentence") or ""),
            [str(each) for each in found["columns"]],
            [list(row) for row in found["rows"]],
            str(found.get("note") or ""),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotARun(f"{file} is not a table with a title, columns and rows: {error}.") from None
