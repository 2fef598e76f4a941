"""The figures of every draw, made once before anybody is simulated."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.demand import Activity
from stillroom.planning.projection.drawing import DrawnParameters, draw_parameters
from stillroom.planning.projection.laws.figures import Figure
from stillroom.planning.projection.scenario.problems import Impossible, Problem
from stillroom.planning.projection.scenario.scenario import Scenario
from stillroom.planning.projection.scenario.uses import drawn_out_of_bounds


def drawn(scenario: Scenario, draws: int) -> DrawnParameters:
    """Of draws 0, 1, 2, …; more draws change none of the first. Raises `Impossible` for values that cannot be."""
    fitted = {name: np.resize(np.asarray(each, np.float64), draws) for name, each in scenario.fitted.items()}
    known = {name: each for name, each in scenario.parameters.items() if name not in fitted}
    try:
        free = draw_parameters(known, draws, seed=scenario.seed, correlations=scenario.correlations)
    except ValueError as error:
        raise Impossible([Problem(("correlations",), str(error))]) from None
    values: dict[str, NDArray[np.float64]] = {**free.values, **fitted}
    wrong = [*drawn_out_of_bounds(scenario.uses, values), *_together(scenario, values)]
    if wrong:
        raise Impossible(wrong)
    return DrawnParameters(values)


def _together(scenario: Scenario, values: Mapping[str, NDArray[np.float64]]) -> Iterator[Problem]:
    """Shares that are possible one by one, and not together."""
    for number, each in enumerate(scenario.recruiting):
        given = sum((_column(share, values) for share in each.donors.values()), np.zeros(1))
        if np.any(given > 1 + 1e-9):
            said = f"In some draws the donors of “{each.name}” add up to {given.max():g}."
            yield Problem(("recruiting", number, "donors"), f"{said} Together they can give at most 1.")
    for number, need in enumerate(scenario.demand):
        if isinstance(need, Activity):
            taken = _column(need.quality, values) + _column(need.training, values)
            if np.any(taken >= 1):
                said = "In some draws quality assurance and training leave no time for production."
                yield Problem(("demand", number), f"{said} Lower `quality` or `training`.")


def _column(figure: Figure, values: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    return values[figure] if isinstance(figure, str) else np.array([figure])


def middle(scenario: Scenario) -> dict[str, float]:
    """The median of every parameter: what a single run takes."""
    return {name: each.middle for name, each in scenario.parameters.items()}


def of_draw(values: Mapping[str, NDArray[np.float64]], draw: int) -> dict[str, float]:
    return {name: float(each[draw]) for name, each in values.items()}
