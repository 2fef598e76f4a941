"""What the tests of closed forms share: small laws, and when a mean or a spread is the textbook's.

Seeds are fixed, so that nothing here comes out one way today and another tomorrow.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.executors import run, run_each
from stillroom.planning.projection.flows import Counts
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.space import Cell, Space
from stillroom.planning.projection.transitions import LEAVES

Array = NDArray[Any]
DRAWN = ("individuals", "cohorts")
ERRORS = 4.5


def law(arcs: dict[tuple[int, int], float], cells: int, *, training: Sequence[Training] = ()) -> Intensities:
    """Constant rates from one cell to another, or away (`LEAVES`): one age, one time in post."""
    outcomes = list(arcs)
    rate = np.zeros((1, cells, 1, 1, len(outcomes)))
    destination = np.full((cells, len(outcomes)), LEAVES)
    for number, (cell, to) in enumerate(outcomes):
        rate[0, cell, 0, 0, number], destination[cell, number] = arcs[cell, to], to
    return Intensities(rate, destination, np.ones(len(outcomes), np.bool_), training=training)


def model(of: Intensities, **what: Any) -> Model:
    outcomes = [f"outcome {number}" for number in range(of.destination.shape[1])]
    return Model(
        Space([Cell(f"group {each}", "5", "community", "London") for each in range(of.cells)]), of, outcomes, **what
    )


def people(*by_cell: int, due: Sequence[int] | None = None) -> Start:
    """So many of each cell; `due[cell]`: the month in which all of a cell end their training."""
    cell = np.repeat(np.arange(len(by_cell)), by_cell)
    ends = None if due is None else np.array(due)[cell]
    return Start(cell, np.zeros(len(cell), np.int64), np.zeros(len(cell), np.int64), ends)


def drawn(of: Model | Callable[[int], Model], start: Start, executor: str, *, draws: int, years: int) -> Counts:
    how: dict[str, Any] = {"years": years, "seed": 11, "draws": range(draws), "executor": executor}
    return run(of, start, **how) if isinstance(of, Model) else run_each(of, start, **how)


def expected(of: Model, start: Start, *, years: int) -> Counts:
    return run(of, start, years=years, seed=1, draws=[0], executor="expected")


def mean_is(found: Array, mean: Array | float, variance: Array | float) -> None:
    """`found[draw, …]` has the mean, to within the standard error that the variance gives it."""
    error = np.sqrt(np.asarray(variance, np.float64) / len(found))
    off = np.abs(found.mean(axis=0) - mean)
    assert np.all(off <= ERRORS * error + 1e-9), f"off by {np.max(off / np.maximum(error, 1e-12)):.1f} standard errors"


def variance_is(found: Array, variance: Array | float) -> None:
    """`found[draw, …]` has the variance, to within the error of a sample's."""
    deviations = (found - found.mean(axis=0)) ** 2
    sample = deviations.sum(axis=0) / (len(found) - 1)
    error = deviations.std(axis=0) / np.sqrt(len(found))
    off = np.abs(sample - variance)
    assert np.all(off <= ERRORS * error + 1e-9), f"off by {np.max(off / np.maximum(error, 1e-12)):.1f} standard errors"
