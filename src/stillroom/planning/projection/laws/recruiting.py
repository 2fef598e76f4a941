"""New posts, and from whom they draw.

In words: on a date a number of new posts open in a sector. Other sectors give the shares stated, from data and never
tuned; their people are equally likely to be taken, in the same region unless the law says otherwise. What the donors do
not give comes from outside, or stays vacant. So one sector's recruitment shows as another's loss.

    taken from a sector = its share × number, as far as it has people
    number              = the number stated, and never more than the cap allows in that financial year

The dated cap (RU6, D2:319): a primary care network may take on one additional technician in a financial year, two where
its population is over 100,000; for 2020/21 and 2021/22, lifted in January 2021. The ambition is two a network, up to
2,500 by 2025.

Takes: `number`, each donor's share.

Source: D2:315-319 names the donors, community and secondary care; their shares of registrants are computed from D2:268.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from stillroom.planning.projection.fillings import Filling, Pool
from stillroom.planning.projection.laws.figures import Figure, value
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.keys import key, named
from stillroom.planning.projection.laws.where import Where
from stillroom.planning.projection.space import FIRST_AGE, Cell, Space
from stillroom.planning.projection.transitions import LEAVES

LARGE_NETWORK = 100_000
CAPPED_FROM, CAP_LIFTED = date(2020, 4, 1), date(2021, 1, 1)
"""RU6. It was meant to hold until 31 March 2022."""


@dataclass(frozen=True)
class Cap:
    """The networks of each region, by their population: what RU6 lets them take on, while it holds."""

    populations: Mapping[str, Sequence[int]]
    starts: date = CAPPED_FROM
    lifted: date = CAP_LIFTED

    def allows(self, region: str, day: date) -> int | None:
        """How many additional technicians in that financial year; None: as many as wanted."""
        if not self.starts <= day < self.lifted:
            return None
        return sum(additional(each) for each in self.populations.get(region, ()))


def additional(population: int) -> int:
    """How many additional technicians one network may take on in a year, while the cap holds."""
    return 2 if population > LARGE_NETWORK else 1


@dataclass(frozen=True)
class Recruiting:
    """`to` names the cell in `region`. `donors`: sector → share; `rest`: from outside, or vacant."""

    name: str
    to: Cell
    number: Figure
    dates: tuple[date, ...]
    donors: Mapping[str, Figure] = field(default_factory=dict)
    donor_staff_groups: tuple[str, ...] = ()
    any_region: bool = False
    rest_vacant: bool = False
    ages: tuple[int, int] = (22, 50)
    adds_to_need: bool = True
    fte: float = 1.0
    cap: Cap | None = None


@dataclass(frozen=True, eq=False)
class NewPosts:
    """A filling for one post, with the figures that it depends on; `most`: what the cap leaves of the year."""

    number: Figure
    shares: Sequence[Figure]
    filling: Filling
    most: float
    rest_vacant: bool

    def allowed(self, values: Mapping[str, float]) -> float:
        """How many open, in one draw."""
        return min(value(self.number, values), self.most)

    def left_vacant(self, values: Mapping[str, float]) -> float:
        """How many of them nobody is asked to fill."""
        given = sum(value(each, values) for each in self.shares)
        return self.allowed(values) * max(0.0, 1 - given) if self.rest_vacant else 0.0


def new_posts(entries: Sequence[Recruiting], space: Space, horizon: Horizon) -> list[NewPosts]:
    """Those that open after the base date and by the end. Raises KeyError for a cell that is not there."""
    found = []
    for each in entries:
        cell = space.number(each.to)
        outside = np.zeros(len(space))
        outside[cell] = 1.0
        into = np.full(len(space), LEAVES, np.int64)
        pools = []
        for sector in each.donors:
            region = () if each.any_region else (each.to.region,)
            donors = Where(each.donor_staff_groups or (each.to.staff_group,), sector=(sector,), region=region)
            cells = donors.cells(space)
            cells = cells[cells != cell]
            into[cells] = cell
            pools.append(Pool(cells, 1.0 / len(each.donors)))
        first, last = each.ages
        for day in each.dates:
            month = horizon.month(day)
            if not 1 <= month <= horizon.months:
                continue
            name = named("recruiting", each.name, each.to, day.isoformat())
            ages = first - FIRST_AGE, last - first + 1
            filling = Filling(key(name), month, 1.0, pools, into, outside, *ages, name=name)
            most = most_on(each, day)
            found.append(NewPosts(each.number, tuple(each.donors.values()), filling, most, each.rest_vacant))
    return found


def most_on(entry: Recruiting, day: date) -> float:
    """What the cap allows on a date: the year's allowance, shared by the dates of that financial year under the cap."""
    allowed = entry.cap.allows(entry.to.region, day) if entry.cap else None
    if allowed is None or entry.cap is None:
        return float("inf")
    same = [d for d in entry.dates if _financial_year(d) == _financial_year(day)]
    return allowed / sum(entry.cap.allows(entry.to.region, d) is not None for d in same)


def _financial_year(day: date) -> int:
    return day.year if day >= date(day.year, 4, 1) else day.year - 1
