"""Reads the files of an import and prints its report."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import typer
from rich.console import Console

from stillroom.cli.outcome import fail
from stillroom.standards.tables import (
    SIZE_LIMIT,
    ColumnMapping,
    Columns,
    ImportReport,
    Problems,
    Table,
    combine,
    read_table,
    second_sheet,
)

SHOWN = 200


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


def read(files: Sequence[Path], columns: Columns, mapping: ColumnMapping | None = None) -> Table:
    return combine(read_table(file, columns, mapping=mapping) for file in files)


def read_second(files: Sequence[Path], columns: Columns) -> Table | None:
    """The further sheet of that name in those of the files that are workbooks; None when none has it."""
    tables = [second_sheet(file.name, file.read_bytes(), columns) for file in files if _fits(file)]
    found = [table for table in tables if table is not None]
    return combine(found) if found else None


def _fits(file: Path) -> bool:
    return file.stat().st_size <= SIZE_LIMIT


@contextmanager
def working(output: Format) -> Iterator[None]:
    """A sign of life on the terminal, and only there: nothing when the output is for a program."""
    console = Console(stderr=True)
    if output is Format.JSON or not console.is_terminal:
        yield
        return
    with console.status("Reading, checking and writing…"):
        yield


def finish(report: ImportReport, output: Format) -> None:
    """Print the report, and end with 1 when nothing was imported because of problems."""
    if output is Format.JSON:
        typer.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    elif report.ok:
        _print(report)
    _warn(report.warnings)
    if not report.ok:
        fail(*_shown(report.problems), f"Nothing was imported: {_count(len(report.problems), 'problem')}.")


def _print(report: ImportReport) -> None:
    if report.dry_run:
        for row in report.rows:
            where = f"row {row.row}" if row.row is not None else "not in the file"
            detail = f" ({row.detail})" if row.detail else ""
            typer.echo(f"{row.file}, {where}: {row.outcome}: {row.what}{detail}")
    for name in report.unknown_columns:
        typer.echo(f"The column “{name}” is unknown and was ignored.")
    for what in report.not_in_file[:SHOWN]:
        typer.echo(f"In Stillroom but not in this file, and left as it is: {what}")
    if len(report.not_in_file) > SHOWN:
        typer.echo(f"… and {len(report.not_in_file) - SHOWN} more that are not in this file.")
    if report.dry_run:
        ending = "Dry run: nothing was changed."
    elif report.applied:
        ending = "Imported."
    else:
        ending = "Nothing to change."
    typer.echo(f"{report.file}: {report.summary}. {ending}")


def _warn(warnings: Problems) -> None:
    for line in _shown(warnings):
        typer.echo(f"Warning: {line}", err=True)


def _shown(problems: Problems) -> list[str]:
    lines = [str(problem) for problem in problems][:SHOWN]
    if len(problems) > len(lines):
        lines.append(f"… and {len(problems) - len(lines)} more.")
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
