"""A scenario's model for one draw. What does not depend on the draw is made once; a draw only scales it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.demand import Need, Places
from stillroom.planning.projection.fillings import Filling
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities
from stillroom.planning.projection.laws import (
    dormancy,
    joining,
    leaving,
    moving_sector,
    progressing,
    retiring,
    training,
)
from stillroom.planning.projection.laws.figures import Figure, value
from stillroom.planning.projection.laws.hazard import Move
from stillroom.planning.projection.laws.keys import told_apart
from stillroom.planning.projection.laws.places import openings
from stillroom.planning.projection.laws.recruiting import new_posts
from stillroom.planning.projection.laws.supervising import supervision
from stillroom.planning.projection.laws.where import NOT_IN_POST
from stillroom.planning.projection.laws.working_time import WorkingTime, as_at_the_start, working_time
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.scenario.scaling import opened, posts_of, scaled
from stillroom.planning.projection.scenario.scenario import Scenario
from stillroom.planning.projection.scenario.start import start_of
from stillroom.planning.projection.space import AGES, FIRST_AGE
from stillroom.planning.projection.supervision import Supervision
from stillroom.planning.projection.transitions import LEAVES

Array = NDArray[np.float64]
Entering = TypeVar("Entering", Intake, Filling)


def model_of(scenario: Scenario, values: Mapping[str, float]) -> Model:
    """The model of one draw, from the drawn value of every parameter. Raises ValueError for what cannot be."""
    return assembly_of(scenario).model(values)


@lru_cache(maxsize=4)
def assembly_of(scenario: Scenario) -> "Assembly":
    """Made once for each scenario."""
    return Assembly(scenario)


class Assembly:
    """Raises ValueError naming the two entries of a law that speak of the same people."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.space, self.horizon = scenario, scenario.space, scenario.horizon
        self.start: Start = start_of(scenario)
        self.at_start: Array = np.bincount(self.start.cell, minlength=len(self.space)).astype(np.float64)
        self.tenure_from = _tenure_from(scenario)
        self.moves = self._moves()
        self.outcomes, self.destination, self.keeps, self._shape, self._figure, self._figures = self._columns()
        self.intakes = joining.intakes(scenario.joining, self.space, self.horizon, self.at_start)
        self.qualifies_into = self._qualifies_into()
        self.openings = openings(scenario.places, scenario.training, self.space, self.horizon)
        self.new_posts = new_posts(scenario.recruiting, self.space, self.horizon)
        self.working_time = working_time(_worked(scenario), self.space)
        self.need = self._need()
        self._tell_keys_apart()

    def model(self, values: Mapping[str, float]) -> Model:
        """Of one draw."""
        figures = np.array([value(each, values) for each in self._figures])
        rate = self._shape * figures[self._figure][None, :, None, None, :]
        law = Intensities(
            rate, self.destination, self.keeps, self.tenure_from, FIRST_AGE,
            training.trainings(self.scenario.training, self.space, values),
        )  # fmt: skip
        return Model(
            self.space, law, self.outcomes,
            [scaled(intake, expected=intake.expected * value(figure, values)) for figure, intake in self.intakes],
            [*(opened(each, values) for each in self.openings), *(posts_of(each, values) for each in self.new_posts)],
            self.working_time, self._supervision(values),
        )  # fmt: skip

    def _moves(self) -> list[Move]:
        scenario, space, horizon, since = self.scenario, self.space, self.horizon, self.tenure_from
        return [
            *leaving.moves(scenario.leaving, space, horizon, since),
            *retiring.moves(scenario.retiring, space, horizon, since),
            *training.moves(scenario.training, space, horizon, since),
            *dormancy.moves(scenario.dormancy, space, horizon, since),
            *moving_sector.moves(scenario.moving_sector, space, horizon, since),
            *progressing.moves(scenario.progressing, space, horizon, since),
        ]

    def _columns(self) -> tuple[Any, ...]:
        """The outcomes, each with where it leads; for each cell the shape of its rate, and which figure scales it."""
        names = list(dict.fromkeys((each.outcome, each.keeps_tenure) for each in self.moves)) or [("nothing", False)]
        cells, rows = len(self.space), max([_rows(each.shape) for each in self.moves], default=1)
        figures: dict[Figure, int] = {0.0: 0}
        destination = np.full((cells, len(names)), LEAVES, np.int64)
        taken: dict[tuple[int, int], Move] = {}
        shape = np.zeros((rows, cells, len(self.tenure_from), AGES, len(names)))
        figure = np.zeros((cells, len(names)), np.int64)
        for move in self.moves:
            column = names.index((move.outcome, move.keeps_tenure))
            number = figures.setdefault(move.rate, len(figures))
            for cell, to in zip(move.cells, move.to, strict=True):
                other = taken.setdefault((int(cell), column), move)
                if other is not move:
                    raise ValueError(
                        f"{move.law}: “{other.name}” and “{move.name}” both say how readily somebody of"
                        f" {self.space.cells[cell]} {move.outcome}. Narrow `where` of one of them."
                    )
                destination[cell, column], figure[cell, column] = to, number
            shape[:, move.cells, :, :, column] = move.shape[:rows, None]
        keeps = np.array([keep for _, keep in names], np.bool_)
        return [name for name, _ in names], destination, keeps, shape, figure, list(figures)

    def _qualifies_into(self) -> NDArray[np.int64]:
        """`[cell]`: of trainees; elsewhere LEAVES."""
        found = np.full(len(self.space), LEAVES, np.int64)
        for each in self.scenario.training:
            for cell in each.cells(self.space):
                found[cell] = self.space.number(each.qualifies_into.of(self.space.cells[cell]))
        return found

    def _need(self) -> Need:
        """With the full-time equivalents at the base date as the model's working time has them."""
        scenario = self.scenario
        places = Places(tuple(each.code for each in scenario.staff_groups), scenario.sectors, scenario.regions)
        found = np.zeros((len(places.staff_groups), len(places.sectors), len(places.regions)))
        worked = self.working_time.mean[self.start.cell, self.start.age]
        fte = np.bincount(self.start.cell, worked, minlength=len(self.space))
        for number, cell in enumerate(self.space.cells):
            if cell.sector != NOT_IN_POST:
                at = places.staff_groups.index(cell.staff_group), places.sectors.index(cell.sector)
                found[*at, places.regions.index(cell.region)] += fte[number]
        return Need(places, scenario.demand, scenario.recruiting, self.horizon, found)

    def _supervision(self, values: Mapping[str, float]) -> Supervision | None:
        scenario = self.scenario
        if scenario.supervising is None:
            return None
        needs = np.zeros(len(self.space))
        for route in scenario.training:
            needs[route.cells(self.space)] = scenario.supervising.needs.get(route.route, 1.0)
        region = np.array([scenario.regions.index(cell.region) for cell in self.space.cells], np.int64)
        works = wanted = None
        if scenario.supervising.production:
            months = range(self.horizon.months + 1)
            known: NDArray[np.bool_] = np.any(self.need.known(), axis=2)
            works = np.array([self._works(number, known) for number in range(len(self.space))])
            wanted = self.need.of(values, months).sum(axis=(1, 2))
        return supervision(
            scenario.supervising, needs, region, self.space, values,
            step_months=scenario.step_months, works=works, wanted=wanted,
        )  # fmt: skip

    def _works(self, number: int, known: NDArray[np.bool_]) -> float:
        """What one person of a cell gives to production, where it is stated what that needs."""
        cell, places = self.space.cells[number], self.need.places
        if cell.sector == NOT_IN_POST or cell.staff_group in self.scenario.trainee_groups:
            return 0.0
        asked = known[places.staff_groups.index(cell.staff_group), places.sectors.index(cell.sector)]
        return float(self.working_time.mean[number].mean()) if asked else 0.0

    def _tell_keys_apart(self) -> None:
        """Gives another key to whichever of two the hash does not tell apart. Raises ValueError for one name twice."""
        names = [each.name for _, each in self.intakes]
        names += [each.filling.name for each in self.openings] + [each.filling.name for each in self.new_posts]
        if len(set(names)) != len(names):
            raise ValueError(
                "Two entries of joining, places or recruiting are the same but for their figures. Name one differently."
            )
        keys = told_apart(names)
        self.intakes = [(figure, _with_key(each, keys)) for figure, each in self.intakes]
        self.openings = [replace(each, filling=_with_key(each.filling, keys)) for each in self.openings]
        self.new_posts = [replace(each, filling=_with_key(each.filling, keys)) for each in self.new_posts]


def _with_key(each: Entering, keys: Mapping[str, int]) -> Entering:
    return each if each.key == keys[each.name] else replace(each, key=keys[each.name])


def _rows(shape: Array) -> int:
    """How many years until nothing changes any more."""
    same = [bool((shape[year] == shape[-1]).all()) for year in range(len(shape))]
    return same.index(True) + 1


def _tenure_from(scenario: Scenario) -> tuple[int, ...]:
    hazards = (
        *scenario.leaving, *scenario.retiring, *scenario.dormancy, *scenario.moving_sector, *scenario.progressing,
    )  # fmt: skip
    return tuple(sorted({0} | {years for each in hazards for years in each.by_years_in_post}))


def _worked(scenario: Scenario) -> list[WorkingTime]:
    """As stated; for other staff groups, as the people at the start work."""
    stated = {each.staff_group: each for each in scenario.working_time}
    for group in scenario.staff_groups:
        rows = [row for row in scenario.people if row.staff_group == group.code]
        if rows and group.code not in stated:
            ages = [(row.age[0] + row.age[1]) // 2 for row in rows]
            stated[group.code] = as_at_the_start(
                group.code, ages, [row.fte for row in rows], [row.headcount for row in rows]
            )
    return list(stated.values())
