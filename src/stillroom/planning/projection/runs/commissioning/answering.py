"""Answers a commissioning question: effects of places in stored draws, the choice, and checks on fresh draws."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from stillroom.planning.projection.commissioning.commission import About, Draws, Figures, commission
from stillroom.planning.projection.commissioning.responses import Array, Responses
from stillroom.planning.projection.commissioning.result import CommissioningResult
from stillroom.planning.projection.commissioning.sentences import findings
from stillroom.planning.projection.commissioning.verifying import error_of_linearity, with_chance
from stillroom.planning.projection.runs.commissioning.measuring import Measuring, measure
from stillroom.planning.projection.runs.commissioning.reading import ReadQuestion
from stillroom.planning.projection.scenario.drawn import drawn
from stillroom.planning.projection.scenario.scenario import Scenario

Progress = Callable[[int, int, str], None]
DRAWS = 200
SETS = 3
LOOKED_AT = 20
FEWEST = 10


def answer(
    read: ReadQuestion, progress: Progress, *, draws: int | None = None, workers: int | None = None
) -> CommissioningResult:
    """Draws that choose, as many that tell whether to ask for more, and as many that check.

    Raises ValueError for what cannot be asked of this scenario, such as a gap of which data is missing.
    """
    tables = read.tables
    number = draws_apart(draws or int(tables.get("draws", DRAWS)), read.asked.scenario)
    asked = replace(read.asked, scenario=_seeded(read))
    scenario = asked.scenario
    responses = Responses(scenario, asked.offers, asked.targets)
    values = drawn(scenario, SETS * number).values
    chances = scenario.seed if tables.get("by_chance", True) else None
    effects = measure(
        Measuring(asked, values, chances),
        responses,
        range(SETS * number),
        lambda done: progress(done, SETS * number, "What a place does"),
        workers=workers,
    )
    groups = {name: each.group for name, each in scenario.assumptions.items()}
    figures = Figures({name: each[:number] for name, each in values.items()}, groups)
    first, second, third = (effects.part(slice(which * number, (which + 1) * number)) for which in range(SETS))
    sets = Draws(first, second, third, figures)
    synthetic = bool(tables.get("synthetic", False)) or scenario.synthetic
    about = About(
        tables["title"], currency=tables.get("currency", "£"), synthetic=synthetic, by_chance=chances is not None
    )
    result = commission(
        asked.question, sets, about, progress=lambda share: progress(round(100 * share), 100, "Choosing places")
    )
    if not result.is_feasible:
        return result
    last = range((SETS - 1) * number, SETS * number)
    places: Array = np.array(result.numbers, np.float64)
    looked_at = last[:LOOKED_AT]
    result = replace(
        result,
        with_chance=with_chance(asked.question, responses, values, last, places, seed=scenario.seed),
        linear_to=error_of_linearity(responses, values, looked_at, effects.closes[looked_at], places),
    )
    return replace(result, findings=findings(result))


def draws_apart(number: int, scenario: Scenario) -> int:
    """Draws of each set: as many as asked for, or a third of the joint draws that were fitted: none is used twice."""
    if not scenario.fitted:
        return number
    fitted = min(len(each) for each in scenario.fitted.values())
    if fitted < SETS * FEWEST:
        raise ValueError(f"The scenario has {fitted} joint draws of fitted figures. This takes {SETS * FEWEST}.")
    return min(number, fitted // SETS)


def _seeded(read: ReadQuestion) -> Scenario:
    scenario = read.asked.scenario
    return replace(scenario, seed=int(read.tables.get("seed", scenario.seed)))
