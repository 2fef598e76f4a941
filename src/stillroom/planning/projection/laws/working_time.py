"""How much of a full-time post people work, by staff group and age.

In words: of sixteen people of a staff group and age, so many work full time, so many three days a week, and so on. Who
works less than others at 30 does so at 50: a person keeps her place among the sixteen, and what that place works
changes with her age. What is not stated for a staff group is read off the people at the start, in five age groups.

    hundredths of full time = table[staff group, age][her place of sixteen]

Takes: no figures that are drawn. Source: full-time equivalents of the starting people, or as stated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.laws.where import NOT_IN_POST
from stillroom.planning.projection.space import AGES, FIRST_AGE, Space
from stillroom.planning.projection.working_time import PLACES
from stillroom.planning.projection.working_time import WorkingTime as Worked

FULL = 100
AGE_GROUPS = (16, 30, 40, 50, 60)
"""What the people at the start are read in."""


@dataclass(frozen=True)
class WorkingTime:
    """`by_age[from that age][hundredths of full time]`: how many of sixteen work so; each adds up to 16."""

    staff_group: str
    by_age: Mapping[int, Mapping[int, int]]


def working_time(entries: Sequence[WorkingTime], space: Space) -> Worked:
    """Those for whom nothing is stated work full time; those not in post, nothing."""
    found = np.full((len(space), AGES, PLACES), FULL, np.int64)
    for each in entries:
        table = _table(each)
        for number, cell in enumerate(space.cells):
            if cell.staff_group == each.staff_group:
                found[number] = table
    for number, cell in enumerate(space.cells):
        if cell.sector == NOT_IN_POST:
            found[number] = 0
    return Worked(found)


def _table(entry: WorkingTime) -> NDArray[np.int64]:
    table = np.full((AGES, PLACES), FULL, np.int64)
    for start in sorted(entry.by_age):
        places = [worked for worked, count in sorted(entry.by_age[start].items()) for _ in range(count)]
        table[max(0, start - FIRST_AGE) :] = places
    return table


def as_at_the_start(staff_group: str, ages: Sequence[int], ftes: Sequence[float], heads: Sequence[int]) -> WorkingTime:
    """Sixteen even quantiles of what the people at the start work, in each age group that has any."""
    by_age: dict[int, dict[int, int]] = {}
    for start, end in zip(AGE_GROUPS, (*AGE_GROUPS[1:], FIRST_AGE + 200), strict=True):
        rows = [(round(fte * FULL), n) for age, fte, n in zip(ages, ftes, heads, strict=True) if start <= age < end]
        if not rows:
            continue
        worked, counts = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
        order = np.argsort(worked, kind="stable")
        reached = np.cumsum(counts[order])
        at = np.searchsorted(reached, (np.arange(PLACES) + 0.5) / PLACES * reached[-1])
        values, number = np.unique(worked[order][at], return_counts=True)
        by_age[start] = {int(one): int(many) for one, many in zip(values, number, strict=True)}
    if by_age and FIRST_AGE not in by_age:
        by_age[FIRST_AGE] = by_age[min(by_age)]
    return WorkingTime(staff_group, by_age)
