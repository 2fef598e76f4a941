"""How many people are needed: full-time equivalents by staff group, sector, region and date.

    need = activity × (1 + growth)^years × minutes × productivity ÷ (60 × hours) ÷ (1 − quality − training)

so that quality assurance and training count beside production (RU21, D1:580-582). Posts that do not depend on activity
are added as they stand, and new posts from the date on which they open. Growth is 5 % a year for aseptic work unless
stated otherwise (D1:538).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.laws.figures import Figure, value
from stillroom.planning.projection.laws.horizon import MONTHS, Horizon
from stillroom.planning.projection.laws.recruiting import Recruiting, most_on

Array = NDArray[np.float64]
GROWTH = 0.05
VACANCY = "posts minus people in post, in full-time equivalents, divided by posts"
"""The definition of the vacancy rate, printed wherever it is shown."""


@dataclass(frozen=True)
class Activity:
    """`activity[region]`: units a year at the base date. `minutes[staff group]`: of each, per unit.

    `hours`: that a full-time post is at work for in a year. `quality`, `training`: shares of that time.
    `productivity[date]`: what minutes are multiplied by from then on.
    """

    name: str
    sector: str
    activity: Mapping[str, Figure]
    minutes: Mapping[str, Figure]
    hours: Figure
    growth: Figure = GROWTH
    quality: Figure = 0.0
    training: Figure = 0.0
    productivity: Mapping[date, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Posts:
    """`posts[region]` in full-time equivalents, from `starts` on, growing by `growth` a year from the base date."""

    name: str
    staff_group: str
    sector: str
    posts: Mapping[str, Figure]
    starts: date | None = None
    growth: Figure = 0.0


@dataclass(frozen=True)
class Established:
    """As many posts as make `vacancy` the vacancy rate at the base date, growing by `growth` a year."""

    name: str
    staff_groups: tuple[str, ...]
    sectors: tuple[str, ...]
    vacancy: Figure = 0.0
    growth: Figure = 0.0


@dataclass(frozen=True)
class Places:
    """Where need is counted: the axes of its table."""

    staff_groups: tuple[str, ...]
    sectors: tuple[str, ...]
    regions: tuple[str, ...]


Demand = Activity | Posts | Established


@dataclass(frozen=True, eq=False)
class Need:
    """The demand of a scenario. `at_start[staff group, sector, region]`: the FTE in post at the base date."""

    places: Places
    entries: Sequence[Demand]
    recruiting: Sequence[Recruiting]
    horizon: Horizon
    at_start: Array

    def known(self) -> NDArray[np.bool_]:
        """`[staff group, sector, region]`: where some demand is stated. Elsewhere data is insufficient.

        New posts alone do not say how many there were before.
        """
        found = np.zeros(self.at_start.shape, np.bool_)
        for each in self.entries:
            for group, sector, region in self._spoken_of(each):
                found[group, sector, region] = True
        return found

    def of(self, values: Mapping[str, float], months: Sequence[int]) -> Array:
        """`[month, staff group, sector, region]` of one draw, at the end of each month asked for."""
        found = np.zeros((len(months), *self.at_start.shape))
        years = np.asarray(months, np.float64) / MONTHS
        for each in self.entries:
            if isinstance(each, Activity):
                self._add_activity(found, each, values, months, years)
            elif isinstance(each, Posts):
                since = 0 if each.starts is None else max(0, self.horizon.month(each.starts))
                grown = (1 + value(each.growth, values)) ** years * (np.asarray(months) >= since)
                for region, posts in each.posts.items():
                    found[:, *self._at(each.staff_group, each.sector, region)] += value(posts, values) * grown
            else:
                self._add_established(found, each, values, years)
        for post in self.recruiting:
            if post.adds_to_need:
                self._add_new_posts(found, post, values, months)
        return found

    def _add_activity(
        self, found: Array, entry: Activity, values: Mapping[str, float], months: Sequence[int], years: Array
    ) -> None:
        productive = 60 * value(entry.hours, values)
        productive *= 1 - value(entry.quality, values) - value(entry.training, values)
        grown = (1 + value(entry.growth, values)) ** years / productive
        for day in sorted(entry.productivity):
            later = [day2 for day2 in sorted(entry.productivity) if day2 > day]
            until = self.horizon.month(later[0]) if later else 10**6
            now = (np.asarray(months) >= self.horizon.month(day)) & (np.asarray(months) < until)
            grown = np.where(now, grown * entry.productivity[day], grown)
        for group, minutes in entry.minutes.items():
            for region, activity in entry.activity.items():
                need = value(activity, values) * value(minutes, values)
                found[:, *self._at(group, entry.sector, region)] += need * grown

    def _add_established(self, found: Array, entry: Established, values: Mapping[str, float], years: Array) -> None:
        grown = (1 + value(entry.growth, values)) ** years / (1 - value(entry.vacancy, values))
        for group, sector, region in self._spoken_of(entry):
            found[:, group, sector, region] += self.at_start[group, sector, region] * grown

    def _add_new_posts(
        self, found: Array, post: Recruiting, values: Mapping[str, float], months: Sequence[int]
    ) -> None:
        for day in post.dates:
            number = min(value(post.number, values), most_on(post, day)) * post.fte
            open_now = np.asarray(months) >= self.horizon.month(day)
            found[:, *self._at(post.to.staff_group, post.to.sector, post.to.region)] += number * open_now

    def _at(self, group: str, sector: str, region: str) -> tuple[int, int, int]:
        places = self.places
        return places.staff_groups.index(group), places.sectors.index(sector), places.regions.index(region)

    def _spoken_of(self, entry: Demand) -> list[tuple[int, int, int]]:
        if isinstance(entry, Activity):
            return [self._at(group, entry.sector, region) for group in entry.minutes for region in entry.activity]
        if isinstance(entry, Posts):
            return [self._at(entry.staff_group, entry.sector, region) for region in entry.posts]
        return [
            self._at(group, sector, region)
            for group in entry.staff_groups
            for sector in entry.sectors
            for region in self.places.regions
        ]
