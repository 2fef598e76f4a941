"""Retiring.

In words: from a certain age on people retire, more readily the older they are. Nobody retires at an age for which the
multiplier is 0.

    rate of retiring = rate × by_age[age] × by_years_in_post[completed years] × by_year[year]   (a person, a year)

Takes: `rate` for the age whose multiplier is 1, and `by_age`, which begins at 16, usually with 0.

Source: retirement is told apart from other leaving so that its ages can be seen; no source gives figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stillroom.planning.projection.laws.hazard import Hazard, Move, away
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.space import Space

OUTCOME = "retires"


@dataclass(frozen=True)
class Retiring(Hazard):
    """See above."""


def moves(entries: Sequence[Retiring], space: Space, horizon: Horizon, tenure_from: Sequence[int]) -> Iterator[Move]:
    for each in entries:
        yield away("retiring", OUTCOME, each, space, horizon, tenure_from)
