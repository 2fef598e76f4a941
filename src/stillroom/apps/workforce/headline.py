"""What is kept of a run beside the database's row: the middle and the band of what pages speak of, by date."""

import csv
from collections.abc import Mapping
from typing import Any, TextIO

ALL = "all"
POINTS = ("mean", "p10", "p50", "p90")
MEASURES = frozenset(
    ("headcount", "fte", "need_fte", "gap_fte", "vacancy_rate", "trainees", "qualified", "joiners", "leavers")
)

Series = dict[str, dict[str, float | None]]
"""Date → point → number; None where data is insufficient."""


def headline_of(summary: TextIO) -> dict[str, Any]:
    """Of a run's `summary.csv`: everybody together, and by sector."""
    whole: dict[str, Series] = {}
    sectors: dict[str, dict[str, Series]] = {}
    for row in csv.DictReader(summary):
        if row["measure"] not in MEASURES or row["staff_group"] != ALL or row["region"] != ALL:
            continue
        if row["sector"] == ALL:
            whole.setdefault(row["measure"], {})[row["date"]] = _points(row)
        else:
            sectors.setdefault(row["measure"], {}).setdefault(row["sector"], {})[row["date"]] = _points(row)
    return {"whole": whole, "sectors": sectors}


def _points(row: Mapping[str, str]) -> dict[str, float | None]:
    return {name: _number(row.get(name, "")) for name in POINTS}


def _number(text: str) -> float | None:
    try:
        return round(float(text), 4)
    except ValueError:
        return None
