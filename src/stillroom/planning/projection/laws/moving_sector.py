"""Moving from one sector to another of one's own accord.

In words: each year a share of the people of a sector take a post in another, in the same staff group, band and region
unless the law says otherwise. They begin anew in post. One sector's gain is another's loss.

    rate of moving = rate × by_age[age] × by_years_in_post[completed years] × by_year[year]   (a person, a year)

Takes: `rate`, and `to`, which names the sector and may name the region or band as well. Posts that are opened and
filled on a date are another law: recruiting.

Source: new roles draw technicians from community and secondary care (D2:319); distribution across sectors (D2:112).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from stillroom.planning.projection.laws.hazard import Hazard, Move
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.where import To
from stillroom.planning.projection.space import Space


@dataclass(frozen=True)
class MovingSector(Hazard):
    """See above."""

    to: To = field(default_factory=To)


def moves(
    entries: Sequence[MovingSector], space: Space, horizon: Horizon, tenure_from: Sequence[int]
) -> Iterator[Move]:
    """Raises KeyError for a cell that the scenario does not have."""
    for each in entries:
        cells = np.array(
            [cell for cell in each.where.cells(space) if each.to.of(space.cells[cell]) != space.cells[cell]]
        )
        to = np.array([space.number(each.to.of(space.cells[cell])) for cell in cells], np.int64)
        shape = each.shape(horizon, tenure_from)
        yield Move("moving_sector", each.name, f"moves to {each.to}", cells.astype(np.int64), to, each.rate, shape)
