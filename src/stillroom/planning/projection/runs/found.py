"""Writes what a calibration, a back-test or a reconstruction found: each table as CSV, and as JSON for the report."""

import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from stillroom.planning.projection.calibration.table import Table
from stillroom.planning.projection.runs.reading import Input

TOO_LONG = 500
"""Rows: a longer table is for a spreadsheet, not for a report."""


def write_tables(out: Path, tables: Sequence[Table]) -> list[Path]:
    """`out`/NAME.csv, and `out`/tables/NUMBER-NAME.json, which a report shows in that order."""
    (out / "tables").mkdir(parents=True, exist_ok=True)
    return [path for number, table in enumerate(tables, 1) for path in _written(out, number, table)]


def write_rows(path: Path, columns: Mapping[str, NDArray[Any]]) -> str:
    """Joint draws, a column each, to six figures. Its sha256."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([f"{value:.6g}" for value in row] for row in zip(*columns.values(), strict=True))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_record(path: Path, record: Mapping[str, Any], inputs: Sequence[Input]) -> None:
    """What was done with what: enough to see whether anything changed since."""
    read = [{"file": each.path.name, "sha256": each.sha256} for each in inputs]
    path.write_text(json.dumps({**record, "inputs": read}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _written(out: Path, number: int, table: Table) -> list[Path]:
    listed = out / f"{table.name}.csv"
    with listed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(table.rows)
    if len(table.rows) > TOO_LONG:
        return [listed]
    for old in (out / "tables").glob(f"??-{table.name}.json"):
        old.unlink()
    shown = out / "tables" / f"{number:02}-{table.name}.json"
    words = {name: getattr(table, name) for name in ("section", "title", "sentence", "note")}
    content = {**words, "columns": list(table.columns), "rows": table.told}
    shown.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return [listed, shown]
