"""What costing found, in files: months and routes for a spreadsheet, and everything in one file for a program."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from stillroom.planning.costing.comparison import Band, CostComparison
from stillroom.planning.costing.files.reading import Costs
from stillroom.planning.projection.runs.manifest import versions

MONEY = ("cost", "contribution", "net", "cumulative", "levy", "grant")


def write_costs(found: CostComparison, costs: Costs, out: Path) -> list[Path]:
    """months.csv, lines.csv, routes.csv and costs.json, which comes last."""
    out.mkdir(parents=True, exist_ok=True)
    months, lines, routes, whole = (out / each for each in ("months.csv", "lines.csv", "routes.csv", "costs.json"))
    _table(
        months,
        ["route", "month", *(f"{name}_{part}" for name in MONEY for part in ("p10", "p50", "p90"))],
        (
            [route.code, month.month, *(each for name in MONEY for each in _three(getattr(month, name)))]
            for route in found.routes
            for month in route.months
        ),
    )
    _table(
        lines,
        ["route", "line", "kind", "paid_by", "total_p10", "total_p50", "total_p90"],
        ([r.code, line.name, line.kind, line.paid_by, *_three(line.total)] for r in found.routes for line in r.lines),
    )
    _table(
        routes,
        ["route", "name", "break_even_p10", "break_even_p50", "break_even_p90", "breaks_even_in_share_of_draws"],
        (
            [r.code, r.name, *(_month(each) for each in (b.p10, b.p50, b.p90)), b.share]
            for r in found.routes
            for b in [r.break_even]
        ),
    )
    told = asdict(found) | {
        "asked": dict(costs.tables),
        "inputs": [{"file": str(costs.input.path), "sha256": costs.input.sha256}],
        "versions": versions(),
    }
    whole.write_text(json.dumps(told, ensure_ascii=False, indent=2, default=_as_json) + "\n", "utf-8")
    return [months, lines, routes, whole]


def _three(band: Band) -> list[float]:
    return [round(each, 2) for each in (band.p10, band.p50, band.p90)]


def _month(month: int | None) -> int | str:
    return "not within the period" if month is None else month


def _table(file: Path, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(names)
        writer.writerows(rows)


def _as_json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
