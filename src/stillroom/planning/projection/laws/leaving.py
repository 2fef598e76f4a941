"""Leaving the workforce, other than by retiring.

In words: each year a share of the people of a staff group, sector and region leave it. Who is young and new in post
leaves more readily than who is settled, by the multipliers stated.

    rate of leaving = rate × by_age[age] × by_years_in_post[completed years] × by_year[year]   (a person, a year)

Takes: `rate`, best as a parameter with the leavers counted and the person-years they were counted in, so that what few
leavers cannot tell stays open. Multipliers are taken as known.

Source: attrition is to be understood by workforce analytics (D2:108, 388-392); no figures are given, and they must come
from records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stillroom.planning.projection.laws.hazard import Hazard, Move, away
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.space import Space

OUTCOME = "leaves"


@dataclass(frozen=True)
class Leaving(Hazard):
    """See above."""


def moves(entries: Sequence[Leaving], space: Space, horizon: Horizon, tenure_from: Sequence[int]) -> Iterator[Move]:
    for each in entries:
        yield away("leaving", OUTCOME, each, space, horizon, tenure_from)
