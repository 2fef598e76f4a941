"""moves.csv: how many went from one place to another in each year, and by which law."""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np

from stillroom.planning.projection.flows import Numbers
from stillroom.planning.projection.moves import Pair
from stillroom.planning.projection.runs.summary import plain

PLACE = ("staff_group", "sector", "region")
COLUMNS = ("from", "to", "law", *PLACE, *(f"to_{each}" for each in PLACE), "mean", "p10", "p90")


def write_moves(path: Path, pairs: Sequence[Pair], moves: Numbers, dates: Sequence[date]) -> None:
    """`moves[draw, year, pair]`. Pairs that nobody went between in a year are left out."""
    told = np.stack([moves.mean(axis=0, dtype=np.float64), *np.percentile(moves, (10, 90), axis=0)])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for year, (before, to) in enumerate(pairwise(dates)):
            days = (before + timedelta(days=1)).isoformat(), to.isoformat()
            for number, pair in enumerate(pairs):
                if told[0, year, number]:
                    values = (plain(float(each)) for each in told[:, year, number])
                    writer.writerow([*days, pair.law, *pair.origin, *pair.to, *values])
