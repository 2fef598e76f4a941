"""flows.csv: for each year and place, who was there, who came, who went, and who was there at the end."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.measures import IN, OUT, Measured
from stillroom.planning.projection.runs.block import Unreconciled
from stillroom.planning.projection.runs.summary import plain

COLUMNS = ("from", "to", "staff_group", "sector", "region", "kind", "mean", "p05", "p50", "p95")
SIGNS: Mapping[str, str] = {**dict.fromkeys(IN, "+"), **dict.fromkeys(OUT, "-")}
Numbers = NDArray[Any]


def write_flows(path: Path, measured: Measured, dates: Sequence[date]) -> None:
    """Raises `Unreconciled`, having written nothing, if any table of any draw does not add up."""
    kinds = _kinds(measured)
    _check(kinds)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_lines(kinds, measured, dates))


def _kinds(measured: Measured) -> dict[str, Numbers]:
    """Kind → `[draw, year, group, sector, region]` with totals, in the order they are read."""
    people = measured.tables.with_totals(measured.people)
    flows = {kind: measured.tables.with_totals(measured.flows[kind]) for kind in (*IN, *OUT)}
    return {"opening": people[:, :-1], **flows, "closing": people[:, 1:]}


def _check(kinds: Mapping[str, Numbers]) -> None:
    lost = kinds["closing"] - kinds["opening"]
    for kind, sign in SIGNS.items():
        lost = lost - kinds[kind] if sign == "+" else lost + kinds[kind]
    if np.abs(lost).max(initial=0) > (0 if np.issubdtype(lost.dtype, np.integer) else 1e-6):
        raise Unreconciled("A table of flows does not add up. This is a mistake in Stillroom: nothing was written.")


def _lines(kinds: Mapping[str, Numbers], measured: Measured, dates: Sequence[date]) -> Iterator[list[str]]:
    told = {
        kind: np.stack([draws.mean(axis=0, dtype=np.float64), *np.percentile(draws, (5, 50, 95), axis=0)])
        for kind, draws in kinds.items()
    }
    for year, (before, to) in enumerate(pairwise(dates)):
        begins = (before + timedelta(days=1)).isoformat()
        for row in measured.tables.rows:
            names = measured.tables.names(row)
            for kind, values in told.items():
                yield [begins, to.isoformat(), *names, kind, *(plain(float(each)) for each in values[:, year, *row])]
