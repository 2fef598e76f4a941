"""Joining from outside: new registrants from elsewhere, international recruits, those who return to practice.

In words: so many people are expected to join each year, in the months stated, spread evenly over an age range. How many
do in a given year varies by chance (Poisson). Into several cells they are spread as the people at the start are, or
evenly.

    joiners of a month ~ Poisson(per_year × by_year[year] ÷ number of months)

Takes: `per_year`, best as a parameter counted from joiners.

Source: recruitment is to be researched (D2:113); no figures are given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.laws.figures import Figure
from stillroom.planning.projection.laws.hazard import stepped
from stillroom.planning.projection.laws.horizon import MONTHS, Horizon
from stillroom.planning.projection.laws.keys import key, named
from stillroom.planning.projection.laws.where import Where
from stillroom.planning.projection.space import FIRST_AGE, Space


@dataclass(frozen=True)
class Joining:
    """`ages`: the youngest and the oldest. `months`: of the calendar; people join at their ends, from `starts` on."""

    name: str
    to: Where
    per_year: Figure
    ages: tuple[int, int] = (20, 40)
    months: tuple[int, ...] = tuple(range(1, 13))
    by_year: Mapping[int, float] = field(default_factory=dict)
    evenly: bool = False
    starts: date = date.min
    ends: date = date.max


def intakes(
    entries: Sequence[Joining], space: Space, horizon: Horizon, people: NDArray[np.float64]
) -> list[tuple[Figure, Intake]]:
    """Each for one joiner a year: what is expected is the figure times that. `people[cell]`: at the start."""
    found: list[tuple[Figure, Intake]] = []
    for each in entries:
        share = np.zeros(len(space))
        cells = each.to.cells(space)
        weight = np.ones(len(cells)) if each.evenly or not people[cells].any() else people[cells]
        share[cells] = weight / weight.sum()
        years = stepped(each.by_year, horizon.first_year, horizon.years)
        for month in range(1, horizon.months + 1):
            day = horizon.end(month)
            if day.month not in each.months or not each.starts <= day <= each.ends:
                continue
            expected = float(years[(month - 1) // MONTHS]) / len(each.months)
            name = named("joining", each.name, horizon.end(month).isoformat())
            first, last = each.ages
            ages = first - FIRST_AGE, last - first + 1
            found.append((each.per_year, Intake(key(name), month, expected, share, *ages, name=name)))
    return found
