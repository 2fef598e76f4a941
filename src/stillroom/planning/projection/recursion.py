"""The expected numbers in continuous time: exact for any step, since entries stand on the same dates.

Between dates on which somebody enters, qualifies or is taken for a post, the people of each age and time in post go
through exp(Qh). What is taken from others is taken in proportion to who is there. Two things make the numbers those of
the expected course rather than the mean of all courses: posts that the pools may or may not be able to fill, and
supervision; where pools suffice and supervision is off, they are exact.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection import crowd
from stillroom.planning.projection.flows import OWN, Counts
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import MONTHS, Intensities
from stillroom.planning.projection.kernels.chains import WIDTH, Chains
from stillroom.planning.projection.kernels.crowd import Crowd
from stillroom.planning.projection.kernels.expectation import expect
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.space import Space

Array = NDArray[np.float64]
JUMPS = 4096
"""More than a year of any rate below 3,000 takes."""


def expected(model: Model, start: Start, *, years: int, step_months: int = 1) -> Counts:
    """A single draw of expected numbers. Months that no step ends in are not a number; the step changes nothing else.

    `step_months` divides 12. Raises ValueError otherwise.
    """
    if MONTHS % step_months:
        raise ValueError(f"A step of {step_months} months does not divide a year.")
    last, cells = years * MONTHS, model.law.cells
    dated = crowd.Dated(model, last)
    rules = crowd.rules_of(model)
    people, fte = (np.full((last + 1, cells), np.nan) for _ in range(2))
    flows, unfilled = np.zeros((years, model.law.destination.shape[1] + OWN, cells)), np.zeros(len(dated.order))
    padded = -(-model.law.ages // WIDTH) * WIDTH
    everybody = crowd.crowd_of(model, start, rules, last, np.float64, ages=padded)
    expect(
        everybody, step_months, *dated.expected(), crowd.trainers_of(model), rules, _chains(model.law, everybody),
        people, fte, flows, unfilled,
    )  # fmt: skip
    told = np.zeros(len(model.fillings))
    told[dated.order] = unfilled
    return Counts(people[None], fte[None], flows[None], told[None])


def _chains(law: Intensities, everybody: Crowd) -> Chains:
    """Room for as many rows and arcs as there can be; what is not used is never touched."""
    blocks, groups, tenures = everybody.people.shape[2] // WIDTH, law.rate.shape[2], everybody.people.shape[1]
    arcs, rows = int((law.destination >= 0).sum()), law.cells + everybody.waiting.size
    now, after, there, lived = (np.empty((rows, tenures, WIDTH)) for _ in range(4))
    return Chains(
        np.empty(blocks), np.ones((blocks, law.cells, groups, WIDTH)), np.zeros(law.cells + 1, np.int64),
        np.zeros(arcs + 1, np.int64), np.zeros(arcs + 1, np.bool_), np.empty((blocks, arcs + 1, groups, WIDTH)),
        np.zeros(rows, np.int64), np.zeros(rows, np.bool_), now, after, there, lived, np.empty(JUMPS), np.empty(JUMPS),
    )  # fmt: skip


def expected_people(
    law: Intensities,
    start: Start,
    intakes: Sequence[Intake],
    *,
    years: int,
    step_months: int = MONTHS,
) -> Array:
    """`[month, cell]` of a law and who enters, with nothing else to it."""
    found: Array = expected(Model(Space([]), law, (), intakes), start, years=years, step_months=step_months).people[0]
    return found


def between_steps(model: Model, start: Start, *, years: int, steps: Sequence[int] = (1, 3, 12)) -> Array:
    """`[step, year, cell]`: how far the year's closing numbers differ from those of the first step of supervision.

    Without supervision they do not.
    """
    found = []
    for step in steps:
        supervision = model.supervision and replace(model.supervision, step_months=step)
        stepped = replace(model, supervision=supervision)
        found.append(expected(stepped, start, years=years, step_months=step).people[0, ::MONTHS])
    differences: Array = np.array(found) - found[0]
    return differences
