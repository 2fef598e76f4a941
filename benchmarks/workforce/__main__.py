"""`python -m benchmarks.workforce [SIZE]`: one table of the projection engine's figures; and JSON beside the others."""

import json
import math
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measured import Measured
from benchmarks.workforce.ceiling import ceiling
from benchmarks.workforce.decision import decisions
from benchmarks.workforce.importing import importing
from benchmarks.workforce.many_people import many_people
from benchmarks.workforce.pharmacy import pharmacy
from benchmarks.workforce.side_by_side import side_by_side

RESULTS = Path(__file__).parent.parent / "results"


@dataclass(frozen=True)
class Size:
    """`draws` of ours beside `others` of each library; draws of the cohorts and of the pharmacy law."""

    draws: int
    others: int
    cohorts: int
    pharmacy: int


SIZES = {"full": Size(500, 12, 100, 500), "middle": Size(100, 6, 20, 40), "small": Size(20, 3, 2, 4)}


def main(size: str = "full") -> int:
    if size not in SIZES:
        print(f"There is no size {size}. Use one of: {', '.join(SIZES)}.", file=sys.stderr)  # noqa: T201
        return 2
    began, of = datetime.now(UTC), SIZES[size]
    measures: list[Callable[[], list[Measured]]] = [
        lambda: side_by_side(of.draws, of.others),
        ceiling,
        decisions,
        lambda: many_people(of.cohorts),
        lambda: pharmacy(of.pharmacy),
        importing,
    ]
    found = [row for measure in measures for row in measure()]
    _print(found)
    _save(size, found, began)
    return 0


def _print(found: list[Measured]) -> None:
    table = Table("what", "of", "measured", "promised")
    for row in found:
        sign = "≥" if row.at_least else "≤"
        shown = (
            "–"
            if math.isnan(row.value)
            else f"{row.value:,.{0 if row.value >= 1000 else 1 if row.value >= 10 else 2}f}"
        )
        promise = f"{sign} {row.promise:,g}" if row.promise else ""
        table.add_row(row.what, row.size, f"{shown} {row.unit}" + ("  ✗" if row.kept is False else ""), promise)
    Console(width=160).print(table)


def _save(size: str, found: list[Measured], began: datetime) -> None:
    whole = {
        "at": began.isoformat(timespec="seconds"), "size": size, "cores": os.cpu_count(),
        "load": os.getloadavg()[0], "found": {"projection": [row.as_json() for row in found]},
    }  # fmt: skip
    RESULTS.mkdir(exist_ok=True)
    name = f"{began:%Y-%m-%dT%H%M}-workforce-{size}.json"
    (RESULTS / name).write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
