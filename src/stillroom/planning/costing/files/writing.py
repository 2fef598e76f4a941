"""What costing found, in files: tables for a spreadsheet and a report, and everything in one for a program."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from stillroom.planning.costing.comparison import Band, CostComparison
from stillroom.planning.costing.files.reading import Costs
from stillroom.planning.projection.calibration.table import Table
from stillroom.planning.projection.runs.found import write_tables
from stillroom.planning.projection.runs.manifest import versions

SECTION = "What training costs and gives back"
MONEY = ("cost", "contribution", "net", "cumulative", "levy", "grant")
PARTS = ("p10", "p50", "p90")


def write_costs(found: CostComparison, costs: Costs, out: Path) -> list[Path]:
    """routes.csv, lines.csv, months.csv, each for a report too; then costs.json."""
    out.mkdir(parents=True, exist_ok=True)
    files = write_tables(out, tables(found))
    told = asdict(found) | {
        "asked": dict(costs.tables),
        "inputs": [{"file": costs.input.path.name, "sha256": costs.input.sha256}],
        "versions": versions(),
    }
    whole = out / "costs.json"
    whole.write_text(json.dumps(told, ensure_ascii=False, indent=2, default=_as_json) + "\n", "utf-8")
    return [*(each for each in files if each.suffix == ".csv"), whole]


def tables(found: CostComparison) -> list[Table]:
    """With the findings over the first."""
    note = f"In {found.currency} for each person who begins; p10 to p90 holds 8 of 10 draws."
    return [
        Table(
            "routes", SECTION, "Routes", " ".join(found.findings),
            ("route", "name", "paid for from month", "p10", "p90", "share of draws", *_bands("at the end")),
            [
                (
                    route.code, route.name, *(_month(each) for each in (when.p50, when.p10, when.p90)), when.share,
                    *_three(route.months[-1].cumulative),
                )
                for route in found.routes
                for when in [route.break_even]
            ],
            note,
        ),
        Table(
            "lines", SECTION, "What is paid, and by whom", "", ("route", "line", "kind", "paid by", *_bands("total")),
            [
                (route.code, line.name, line.kind, line.paid_by, *_three(line.total))
                for route in found.routes
                for line in route.lines
            ],
            note,
        ),
        Table(
            "months", SECTION, "Month by month", "",
            ("route", "month", *(each for name in MONEY for each in _bands(name))),
            [
                (route.code, month.month, *(each for name in MONEY for each in _three(getattr(month, name))))
                for route in found.routes
                for month in route.months
            ],
            note,
        ),
    ]  # fmt: skip


def _bands(name: str) -> list[str]:
    return [f"{name} {part}" for part in PARTS]


def _three(band: Band) -> list[float]:
    return [round(each, 2) for each in (band.p10, band.p50, band.p90)]


def _month(month: int | None) -> int | str:
    return "not within the period" if month is None else month


def _as_json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
