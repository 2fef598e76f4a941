"""Tables in one zip file: CSV in UTF-8, written row by row, safe to open in a spreadsheet."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class PackTable:
    """`rows` may be a generator: it is read once and never held."""

    name: str
    about: str
    columns: Sequence[str]
    rows: Iterable[Sequence[str]]


def write_tables(tables: Iterable[PackTable], path: Path, *, title: str, made_at: datetime) -> None:
    """One file a table, and `README.txt` that says what each is."""
    stamp = made_at.timetuple()[:6]
    written = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            # With a byte order mark, by which Excel knows that it is UTF-8.
            with (
                archive.open(zipfile.ZipInfo(f"{table.name}.csv", stamp), "w", force_zip64=True) as raw,
                io.TextIOWrapper(raw, "utf-8-sig", newline="") as text,
            ):
                writer = csv.writer(text)
                writer.writerow(table.columns)
                writer.writerows([safe(cell) for cell in row] for row in table.rows)
            written.append(f"{table.name}.csv\n  {table.about}\n  Columns: {', '.join(table.columns)}\n")
        archive.writestr(zipfile.ZipInfo("README.txt", stamp), "\n".join([title, "", *written, NOTE]))


NOTE = (
    "Moments are in UTC (ISO 8601), days are London days. Statements are named by their number in the ledger.\n"
    "A cell that a spreadsheet would run as a formula begins with an apostrophe that is not part of the text.\n"
)


def safe(cell: str) -> str:
    """The cell so that a spreadsheet shows it and does not run it."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULA_MARKS) else cell
