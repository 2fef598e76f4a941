"""The people at the base date, one row each, as the executors take them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from stillroom.planning.projection.laws.figures import value
from stillroom.planning.projection.laws.places import trainee_cell
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.scenario.people import People
from stillroom.planning.projection.scenario.scenario import Scenario
from stillroom.planning.projection.space import AGES, FIRST_AGE, Cell

OTHERS = -1
"""Due in no month: not in training."""


@dataclass(frozen=True)
class _Person:
    cell: int
    age: int
    tenure: int
    due: int


def start_of(scenario: Scenario) -> Start:
    """The rows of `people` one after another, then the trainees of places that started before the base date."""
    everybody = [*_listed(scenario), *_started_before(scenario)]
    columns = [
        np.array([getattr(one, name) for one in everybody], np.int64) for name in ("cell", "age", "tenure", "due")
    ]
    return Start(columns[0], columns[1], columns[2], columns[3])


def _listed(scenario: Scenario) -> Iterator[_Person]:
    lasts = {each.staff_group: each.months for each in scenario.training}
    for row in scenario.people:
        cell = scenario.space.number(Cell(row.staff_group, row.band, row.sector, row.region))
        for number in range(row.headcount):
            age = min(spread(row.age, number, row.headcount) - FIRST_AGE, AGES - 1)
            tenure = spread(row.years_in_post, number, row.headcount)
            yield _Person(cell, age, tenure, _due(scenario, row, number, lasts.get(row.staff_group)))


def _due(scenario: Scenario, row: People, number: int, months: int | None) -> int:
    if months is None:
        return OTHERS
    if row.training_ends is not None:
        return max(1, scenario.horizon.month(row.training_ends))
    return spread((1, months), number, row.headcount)


def _started_before(scenario: Scenario) -> Iterator[_Person]:
    """Known numbers only: a draw does not change who is there at the base date."""
    middle = {name: each.middle for name, each in scenario.parameters.items()}
    for each in scenario.places:
        months = scenario.routes[each.route].months
        cell = trainee_cell(each, scenario.training, scenario.space)
        for day in each.starts:
            started = scenario.horizon.month(day)
            due = started + months
            if started > 0 or due <= 0:
                continue
            number = round(value(each.number, middle))
            for ordinal in range(number):
                age = spread(each.ages, ordinal, number) - FIRST_AGE
                yield _Person(cell, age, max(0, -started // 12), due)


def spread(ends: tuple[int, int], number: int, of: int) -> int:
    """The value of one of so many, spread evenly from one end to the other."""
    first, last = ends
    return first + (number * (last - first + 1)) // of if of > 1 else (first + last) // 2
