"""What all laws of change have in common: how readily something happens, and how that differs between people.

rate(person) = rate × by_age × by_years_in_post × by_year, in events a person a year. Each multiplier holds from the
age, year in post or year that it is given for until the next one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.laws.figures import Figure
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.where import Where
from stillroom.planning.projection.space import AGES, FIRST_AGE, Space
from stillroom.planning.projection.transitions import LEAVES


@dataclass(frozen=True)
class Hazard:
    """`rate` for the people named by `where`. `by_age` begins at 16, `by_years_in_post` at 0; before `by_year`: 1."""

    name: str
    where: Where
    rate: Figure
    by_age: Mapping[int, float] = field(default_factory=dict)
    by_years_in_post: Mapping[int, float] = field(default_factory=dict)
    by_year: Mapping[int, float] = field(default_factory=dict)

    def shape(self, horizon: Horizon, tenure_from: Sequence[int]) -> NDArray[np.float64]:
        """`[year, tenure class, age]`: the product of the multipliers."""
        ages = stepped(self.by_age, FIRST_AGE, AGES)
        posts = stepped(self.by_years_in_post, 0, tenure_from[-1] + 1)[list(tenure_from)]
        years = stepped(self.by_year, horizon.first_year, horizon.years)
        return years[:, None, None] * posts[None, :, None] * ages[None, None, :]


@dataclass(frozen=True, eq=False)
class Move:
    """One law's part of the rates: people of `cells` go `to` (cells, or LEAVES) at `rate` × `shape`.

    `law` and `name` say where it stands in the scenario; `outcome` what those who go are told of as.
    """

    law: str
    name: str
    outcome: str
    cells: NDArray[np.int64]
    to: NDArray[np.int64]
    rate: Figure
    shape: NDArray[np.float64]
    keeps_tenure: bool = False


def stepped(given: Mapping[int, float], first: int, count: int) -> NDArray[np.float64]:
    """Each holds from where it is given until the next; before the first of them, 1."""
    found = np.ones(count)
    for start in sorted(given):
        found[max(0, start - first) :] = given[start]
    return found


def away(law: str, outcome: str, hazard: Hazard, space: Space, horizon: Horizon, tenure_from: Sequence[int]) -> Move:
    """The part of a law whose people leave the workforce."""
    cells = hazard.where.cells(space)
    to = np.full(len(cells), LEAVES, np.int64)
    return Move(law, hazard.name, outcome, cells, to, hazard.rate, hazard.shape(horizon, tenure_from))
