"""Training: a route into a staff group that takes its time.

In words: whoever takes a place is a trainee for the whole duration of the route (PTPT 24 months, RU9; SMT
apprenticeship 2 years, RU7; STP 3 years, RU19). Some start later than their place (deferral). At the end she passes, or
sits once more after the resit, or leaves. While it lasts a share drop out each year. Nobody who starts today qualifies
before the duration is over, whatever is spent.

    due = start + months (+ deferral_months with the chance deferral)
    at due: qualifies with the chance passes; else again resit_months later, once; else leaves
    rate of dropping out = drop_out   (a trainee, a year)

Takes: `passes`, `deferral`, `drop_out`: best as parameters counted from cohorts. Months are taken as known.

Source: D2:417 (24 months), D0:11-13 (two years), D1:2667 (STP).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stillroom.planning.projection.intensities import Training as Trained
from stillroom.planning.projection.laws.figures import Figure, value
from stillroom.planning.projection.laws.hazard import Move
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.where import To, Where
from stillroom.planning.projection.space import AGES, Space
from stillroom.planning.projection.transitions import LEAVES

DROPS_OUT = "drops out"


@dataclass(frozen=True)
class Training:
    """One route: those of `staff_group` are in it, and nobody else."""

    route: str
    staff_group: str
    months: int
    qualifies_into: To
    passes: Figure = 1.0
    resit_months: int = 6
    deferral: Figure = 0.0
    deferral_months: int = 12
    drop_out: Figure = 0.0

    def cells(self, space: Space) -> list[int]:
        return [int(cell) for cell in Where(staff_group=(self.staff_group,)).cells(space)]


def moves(entries: Sequence[Training], space: Space, horizon: Horizon, tenure_from: Sequence[int]) -> Iterator[Move]:
    """Of those who drop out."""
    for each in entries:
        cells = np.array(each.cells(space), np.int64)
        shape = np.ones((horizon.years, len(tenure_from), AGES))
        yield Move(
            "training", each.route, DROPS_OUT, cells, np.full(len(cells), LEAVES, np.int64), each.drop_out, shape
        )


def trainings(entries: Sequence[Training], space: Space, values: Mapping[str, float]) -> list[Trained]:
    """Of one draw. Raises KeyError for a cell that the scenario does not have."""
    found = []
    for each in entries:
        passes, deferral = value(each.passes, values), value(each.deferral, values)
        for cell in each.cells(space):
            into = space.number(each.qualifies_into.of(space.cells[cell]))
            found.append(Trained(cell, each.months, into, passes, each.resit_months, deferral, each.deferral_months))
    return found
