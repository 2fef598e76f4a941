"""Progressing: to a higher band, or into another staff group.

In words: each year a share of the people of a band are promoted; a science manufacturing technician becomes a science
technician; a support worker takes a higher post. Who is promoted stays in her sector and region unless the law says
otherwise. Time in post begins anew, or runs on if `keeps_years_in_post`.

    rate of progressing = rate × by_age[age] × by_years_in_post[completed years] × by_year[year]   (a person, a year)

Takes: `rate`, and `to`, which names the band, the staff group or both. Into training nobody comes by this law: training
is entered when places open (training, places).

Source: the ladders of D1:2191-2267; AfC bands 1 to 4 are support staff (D2:504).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from stillroom.planning.projection.laws.hazard import Hazard, Move
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.where import To
from stillroom.planning.projection.space import Space

PROMOTED = "is promoted"


@dataclass(frozen=True)
class Progressing(Hazard):
    """See above."""

    to: To = field(default_factory=To)
    keeps_years_in_post: bool = False


def moves(entries: Sequence[Progressing], space: Space, horizon: Horizon, tenure_from: Sequence[int]) -> Iterator[Move]:
    """Raises KeyError for a cell that the scenario does not have."""
    for each in entries:
        cells = np.array(
            [cell for cell in each.where.cells(space) if each.to.of(space.cells[cell]) != space.cells[cell]]
        )
        to = np.array([space.number(each.to.of(space.cells[cell])) for cell in cells], np.int64)
        outcome = f"becomes {each.to.staff_group}" if each.to.staff_group else PROMOTED
        outcome += ", years in post running on" if each.keeps_years_in_post else ""
        yield Move(
            "progressing", each.name, outcome, cells.astype(np.int64), to, each.rate,
            each.shape(horizon, tenure_from), each.keeps_years_in_post,
        )  # fmt: skip
