"""Rows of the demo as the tables that imports take, so that it enters by the same door as a hospital's own data."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from stillroom.standards.tables import Columns, Row, Table

REFERENCE = Path(__file__).parent / "reference"


def table_of(file: str, columns: Columns, rows: Iterable[Mapping[str, str]]) -> Table:
    numbered = tuple(Row(file, number, dict(cells)) for number, cells in enumerate(rows, start=2))
    return Table(file=file, columns=columns, rows=numbered)


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
