"""What commissioning found, in files: tables for a spreadsheet, and everything in one file for a program."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from stillroom.planning.projection.commissioning.result import CommissioningResult
from stillroom.planning.projection.runs.commissioning.reading import ReadQuestion
from stillroom.planning.projection.runs.manifest import versions


def write_answer(result: CommissioningResult, read: ReadQuestion, out: Path) -> list[Path]:
    """places.csv, targets.csv, regions.csv, prices.csv and commissioning.json, which comes last."""
    out.mkdir(parents=True, exist_ok=True)
    _table(
        out / "places.csv",
        ("route", "region", "starts", "qualifies", "places", "cost"),
        ((p.route, p.region, p.starts, p.qualifies, p.number, _money(p.cost)) for p in result.places),
    )
    _table(
        out / "targets.csv",
        (
            "target", "region", "on", "gap_before", "gap_before_p10", "gap_before_p90", "gap_after", "gap_after_p10",
            "gap_after_p90", "closed",
        ),
        ((t.name, t.region or "all", t.on, *_rounded(t.before), *_rounded(t.after), t.closed) for t in result.targets),
    )  # fmt: skip
    _table(
        out / "regions.csv",
        ("region", "places", "cost", "workforce", "places_per_head", "services", "places_per_service"),
        (
            (r.region, r.places, _money(r.cost), _blank(r.workforce), _blank(r.per_head), _blank(r.services),
             _blank(r.per_service))
            for r in result.regions
        ),
    )  # fmt: skip
    curves = (("equity", result.price_of_equity), ("certainty", result.price_of_certainty))
    _table(
        out / "prices.csv",
        ("of", "at", "cost", "places"),
        ((of, p.at, "" if p.cost is None else _money(p.cost), _blank(p.places)) for of, curve in curves for p in curve),
    )
    whole = asdict(result) | {
        "asked": read.tables,
        "inputs": [{"file": str(each.path), "sha256": each.sha256} for each in read.inputs],
        "notices": list(read.notices),
        "versions": versions(),
    }
    file = out / "commissioning.json"
    file.write_text(json.dumps(whole, ensure_ascii=False, indent=2, default=_as_json) + "\n", "utf-8")
    return [out / name for name in ("places.csv", "targets.csv", "regions.csv", "prices.csv")] + [file]


def _table(file: Path, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(names)
        writer.writerows(rows)


def _rounded(values: Sequence[float]) -> list[float]:
    return [round(each, 2) for each in values]


def _money(value: float) -> float:
    return round(value, 2)


def _blank(value: float | None) -> float | str:
    return "" if value is None else round(value, 6)


def _as_json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
