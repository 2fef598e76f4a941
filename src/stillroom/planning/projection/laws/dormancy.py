"""Leaving practice for a while and coming back.

In words: each year a share of the people stop working in the profession but may return: a career break, a post
elsewhere. They are counted neither as people in post nor in full-time equivalents. Each year a share of those who are
away come back, into the sector stated, in their old staff group, band and region, and begin anew in post.

    rate of stopping  = rate × by_age[age] × by_years_in_post[completed years] × by_year[year]   (a person, a year)
    rate of returning = returns                                                               (a person away, a year)

Takes: `rate`, `returns`, and `returns_to` where those who stop come from more than one sector. Those who are away still
leave and retire only if a law names the sector “not in post”.

Source: retention in the profession or the wider healthcare system is to be researched (D2:113); no figures are given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from stillroom.planning.projection.laws.figures import Figure
from stillroom.planning.projection.laws.hazard import Hazard, Move
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.where import NOT_IN_POST, To
from stillroom.planning.projection.space import Cell, Space

STOPS, RETURNS = "stops working", "returns"


@dataclass(frozen=True)
class Dormancy(Hazard):
    """See above."""

    returns: Figure = 0.0
    returns_to: To = field(default_factory=To)


def cell_away(cell: Cell) -> Cell:
    """Where somebody of a cell is counted while she is away."""
    return replace(cell, sector=NOT_IN_POST)


def moves(entries: Sequence[Dormancy], space: Space, horizon: Horizon, tenure_from: Sequence[int]) -> Iterator[Move]:
    """Raises KeyError for a cell that the scenario does not have."""
    for each in entries:
        cells = each.where.cells(space)
        to = np.array([space.number(cell_away(space.cells[cell])) for cell in cells], np.int64)
        yield Move("dormancy", each.name, STOPS, cells, to, each.rate, each.shape(horizon, tenure_from))
        back = {int(away): returns_to(each, space.cells[cell]) for cell, away in zip(cells, to, strict=True)}
        yield Move(
            "dormancy", each.name, RETURNS, np.array(sorted(back), np.int64),
            np.array([space.number(back[away]) for away in sorted(back)], np.int64), each.returns,
            np.ones((horizon.years, len(tenure_from), each.shape(horizon, tenure_from).shape[2])),
        )  # fmt: skip


def returns_to(entry: Dormancy, cell: Cell) -> Cell:
    """The post that somebody who stopped working in `cell` comes back to."""
    return entry.returns_to.of(cell)
