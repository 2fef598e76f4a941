"""A common workload for simulators of a workforce: 25,000 synthetic people, 15 yearly steps.

Each year each person leaves or retires; else moves to another sector (3 in 100); else goes up a band (5 in 100), unless
in the highest. Then everybody is a year older, and Poisson(1,500) people of 18 to 35 join. From this start the
headcount after 15 years has the mean 16,492.63 and the standard deviation 123.45: both have to be met.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from stillroom.planning.projection.people import Entries, Start
from stillroom.planning.projection.transitions import LEAVES, Transitions

YEARS, JOINERS, FIRST_AGE, LAST_AGE, LAST_AGE_OF_JOINERS = 15, 1500, 18, 70, 35
SECTORS, BANDS, LOWEST_BAND = 4, 7, 2
MEAN, SPREAD = 16_492.63, 123.45
SECTOR_SHARE = np.array([0.35, 0.45, 0.12, 0.08])
JOINER_BAND_SHARE = np.array([0.35, 0.20, 0.25, 0.12, 0.05, 0.02, 0.01])
MOVE, PROMOTE = 0.03, 0.05
DESTINATION = np.array([[0, 0.45, 0.35, 0.2], [0.5, 0, 0.4, 0.1], [0.55, 0.35, 0, 0.1], [0.5, 0.35, 0.15, 0]])
LEAVE_FROM_AGE = ((18, 0.13), (25, 0.10), (35, 0.075), (45, 0.06), (55, 0.065))
LEAVE_SECTOR = np.array([0.9, 1.1, 1.0, 1.0])
START = Path(__file__).parent / "start.parquet"
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class People:
    """One entry a person: sector from 0, band from 0 (which is band 2), age in years, years in post."""

    sector: Ints
    band: Ints
    age: Ints
    tenure: Ints


@cache
def people() -> People:
    """The 25,000 of the start; synthetic."""
    table = pq.read_table(START)  # type: ignore[no-untyped-call]
    sector, band, age, tenure = (
        table[name].to_numpy().astype(np.int64) for name in ("sector", "band", "age", "tenure")
    )
    return People(sector, band - LOWEST_BAND, age, tenure)


def exits(*, leaving: float = 1.0) -> NDArray[np.float64]:
    """`[sector, age from 18]`: the chance that somebody leaves or retires within the year. `leaving` scales leaving."""
    ages = np.arange(FIRST_AGE, LAST_AGE + 1)
    leave = np.zeros(len(ages))
    for first, chance in LEAVE_FROM_AGE:
        leave[ages >= first] = chance
    retire = np.where(ages < 55, 0.0, np.where(ages >= 68, 1.0, 0.03 + 0.02 * (ages - 55)))
    return 1 - (1 - leaving * LEAVE_SECTOR[:, None] * leave) * (1 - retire)


def transitions(*, leaving: float = 1.0) -> Transitions:
    """The workload as the engine takes it: cell = sector × 7 + band; outcomes: out, one for each sector, up a band."""
    stays = 1 - exits(leaving=leaving)
    outcomes = 1 + SECTORS + 1
    chance = np.zeros((SECTORS * BANDS, 1, stays.shape[1], outcomes))
    destination = np.full((SECTORS * BANDS, outcomes), LEAVES)
    for sector in range(SECTORS):
        for band in range(BANDS):
            cell = sector * BANDS + band
            chance[cell, 0, :, 0] = 1 - stays[sector]
            chance[cell, 0, :, 1:-1] = stays[sector][:, None] * MOVE * DESTINATION[sector]
            destination[cell, 1:-1] = np.arange(SECTORS) * BANDS + band
            if band < BANDS - 1:
                chance[cell, 0, :, -1] = stays[sector] * (1 - MOVE) * PROMOTE
                destination[cell, -1] = cell + 1
    return Transitions(chance, destination, np.ones(outcomes, np.bool_), (0,), FIRST_AGE)


def start(times: int = 1) -> Start:
    """The people of the start, each `times` over."""
    found = people()
    cell, age, tenure = (
        np.repeat(each, times) for each in (found.sector * BANDS + found.band, found.age - FIRST_AGE, found.tenure)
    )
    return Start(cell, age, tenure)


def entries(times: int = 1) -> Entries:
    share = np.outer(SECTOR_SHARE, JOINER_BAND_SHARE).ravel()
    return Entries(np.full(YEARS, float(JOINERS * times)), share, 0, LAST_AGE_OF_JOINERS - FIRST_AGE + 1)
