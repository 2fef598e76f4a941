"""A small run with invented figures, as its files look on disk."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from stillroom.documents.projection_report.run import ALL

GROUPS = {"technician": 8000.0, "support_worker": 5000.0, "trainee": 900.0}
SECTORS = {"hospital technical services": 0.45, "community": 0.45, "primary care": 0.1}
REGIONS = {"North": 0.6, "London": 0.4}
KINDS = ("opening", "joiners", "qualified", "moved_in", "leavers", "retired", "moved_out", "left_training", "closing")
YEARS = 4
SPREAD = (("p05", -1.64), ("p10", -1.28), ("p25", -0.67), ("p50", 0.0), ("p75", 0.67), ("p90", 1.28), ("p95", 1.64))

MANIFEST: dict[str, Any] = {
    "title": "Pharmacy technicians, as now",
    "description": "What happens if places and posts stay as they are.",
    "owner": "Workforce planning",
    "base": "2025-03-31",
    "years": YEARS,
    "draws": 500,
    "seed": 1,
    "executor": "individuals",
    "synthetic": True,
    "vacancy": "funded full-time equivalents without anybody in post on the last day of the year",
    "scope": "Pharmacy technicians and support workers in two invented regions",
    "names": {"technician": "Pharmacy technician", "support_worker": "Pharmacy support worker", "trainee": "Trainee"},
    "versions": {"stillroom": "0.1.0", "python": "3.11.7"},
    "inputs": [{"file": "people.csv", "sha256": "ab" * 32}],
    "outputs": [{"file": "summary.csv", "sha256": "cd" * 32}],
    "scenario": {
        "training": [{"name": "PTPT", "staff_group": "trainee", "months": 24}],
        "supervision": {"on": True, "takes": [{"where": {"staff_group": "technician"}, "trainees": 0.5}]},
    },
    "parameters": [
        {
            "name": "technicians_leave",
            "value": 0.083,
            "low": 0.079,
            "high": 0.087,
            "kind": "rate",
            "group": "leaving",
            "owner": "Workforce planning",
            "evidence": "Invented for this example",
            "date": "2025-01-01",
        },
        {"name": "activity_growth", "value": 0.05, "kind": "known", "group": "demand"},
    ],
    "insufficient": [
        {
            "measure": "gap_fte",
            "sector": "community",
            "source": "D2:378",
            "why": "No data on demand in community pharmacy",
        }
    ],
    "limitations": ["Working time is assumed to stay as it is."],
    "reversals": ["If technicians leave at more than 9.4% a year, 40 more places do not close the gap."],
}


def write_sample(folder: Path, *, scale: float = 1.0, extra: float = 0.0, only: str = "", **changes: Any) -> Path:
    """`scale` shrinks every number; `extra` adds people to technicians each year; `changes` go into the manifest.

    `only` one staff group, and fewer pictures to draw.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = [part for part in _parts() if only in {"", part[0]}]
    flows = {(year, *part): _flow(part, year, scale, extra) for year in range(YEARS) for part in parts}
    _write(folder / "summary.csv", _summary(flows))
    rows = [
        {**_place(part), "from": _day(year), "to": _day(year + 1), "kind": kind, "mean": round(flow[kind], 4)}
        for (year, *part), flow in _with_totals(flows).items()
        for kind in KINDS
    ]
    _write(folder / "flows.csv", rows)
    _write(folder / "moves.csv", _moves(scale))
    _write(folder / "spread.csv", _spread())
    (folder / "manifest.json").write_text(json.dumps(MANIFEST | changes), encoding="utf-8")
    return folder


def _parts() -> list[tuple[str, str, str]]:
    return [(group, sector, region) for group in GROUPS for sector in SECTORS for region in REGIONS]


def _flow(part: Sequence[str], year: int, scale: float, extra: float) -> dict[str, float]:
    group, sector, region = part
    share = SECTORS[sector] * REGIONS[region] * scale
    base = GROUPS[group] * share
    technician, trainee = group == "technician", group == "trainee"
    found = {
        "joiners": base * (0.5 if trainee else 0.05) + (extra * share if technician else 0.0),
        "qualified": 400 * share if technician else 0.0,
        "moved_in": base * (0.04 if sector == "primary care" else 0.01),
        "leavers": base * 0.06,
        "retired": 0.0 if trainee else base * 0.02,
        "moved_out": base * (0.01 if sector == "primary care" else 0.013),
        "left_training": 400 * share if trainee else 0.0,
    }
    change = sum(found[kind] for kind in ("joiners", "qualified", "moved_in")) - sum(
        found[kind] for kind in ("leavers", "retired", "moved_out", "left_training")
    )
    return found | {"opening": base + change * year, "closing": base + change * (year + 1)}


def _with_totals(flows: Mapping[Any, dict[str, float]]) -> dict[Any, dict[str, float]]:
    found: dict[Any, dict[str, float]] = {}
    for (year, *part), flow in flows.items():
        for mask in range(8):
            key = (year, *(ALL if mask >> place & 1 else value for place, value in enumerate(part)))
            into = found.setdefault(key, dict.fromkeys(KINDS, 0.0))
            for kind in KINDS:
                into[kind] += flow[kind]
    return found


def _summary(flows: Mapping[Any, dict[str, float]]) -> Iterable[dict[str, Any]]:
    totals = _with_totals(flows)
    places = [key[1:] for key in totals if key[0] == 0]
    for where in places:
        for month in range(YEARS + 1):
            flow = totals[(max(0, month - 1), *where)]
            people = flow["closing"] if month else flow["opening"]
            sd = people * 0.012 * month
            yield _line(month, where, "headcount", people, sd)
            yield _line(month, where, "fte", people * 0.86, sd * 0.86)
            need = people * 0.86 * 1.06 + people * 0.01 * month
            yield _line(month, where, "need_fte", need, sd * 0.4)
            yield _line(month, where, "gap_fte", need - people * 0.86, sd)
            yield _line(month, where, "vacancy_rate", 1 - people * 0.86 / need, 0.008 * month)
            trainees = totals.get((max(0, month - 1), "trainee", *where[1:]))
            if trainees and where[0] in {"trainee", ALL}:
                yield _line(month, where, "trainees", trainees["closing" if month else "opening"], 0)
            if month:
                yield _line(month, where, "qualified", flow["qualified"], flow["qualified"] ** 0.5)


def _line(year: int, where: Sequence[str], measure: str, mean: float, sd: float) -> dict[str, Any]:
    places = 4 if measure == "vacancy_rate" else 2
    found = {
        "date": _day(year),
        "measure": measure,
        **_place(where),
        "mean": round(mean, places),
        "sd": round(sd, places),
    }
    return found | {name: round(mean + z * sd, places) for name, z in SPREAD} | {"mc_se": round(sd / 22, places)}


def _moves(scale: float) -> Iterable[dict[str, Any]]:
    for year in range(YEARS):
        for origin, number in (("community", 60), ("hospital technical services", 25)):
            yield {
                "from": _day(year),
                "to": _day(year + 1),
                "law": "takes a new post",
                **_place(("technician", origin, ALL)),
                **{f"to_{key}": value for key, value in _place(("technician", "primary care", ALL)).items()},
                "mean": number * scale,
            }


def _spread() -> Iterable[dict[str, Any]]:
    shares = {"chance": 0.08, "not known": 0.92, "leaving": 0.61, "demand": 0.22, "joining": 0.09, "unexplained": 0.08}
    for measure in ("headcount", "fte"):
        for year in range(1, YEARS + 1):
            for source, share in shares.items():
                row = {"date": _day(year), "measure": measure, "source": source, "share": share}
                yield row | _place((ALL, ALL, ALL))


def _place(part: Sequence[str]) -> dict[str, str]:
    return dict(zip(("staff_group", "sector", "region"), part, strict=True))


def _day(year: int) -> str:
    return date(2025 + year, 3, 31).isoformat()


def _write(file: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    rows = list(rows)
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
