"""The ways to run a model, by name: each speaks of the same law, and gives the same kind of counts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.flows import Counts
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start

EXECUTORS = ("expected", "individuals", "cohorts")


def run(
    model: Model,
    start: Start,
    *,
    years: int,
    seed: int,
    draws: Sequence[int],
    executor: str,
    threads: int = 1,
    due: NDArray[np.int64] | None = None,
) -> Counts:
    """The draws named by number, each the same whichever others are asked for and on however many threads.

    “expected” has one draw, of expected numbers, whatever draws are named. `due[row]`: the month in which the training
    of somebody at the start ends, or -1. Raises ValueError for an executor that there is not.
    """
    if executor == "expected":
        from stillroom.planning.projection.recursion import expected

        return expected(model, start, years=years, due=due)
    if executor == "individuals":
        from stillroom.planning.projection.careers import simulate

        if model.fillings or model.supervision:
            raise ValueError("Individuals cannot yet fill posts from other cells, nor tell of supervision.")
        return simulate(model.law, start, model.intakes, years=years, seed=seed, draws=draws, due=due, threads=threads)
    if executor == "cohorts":
        raise ValueError("There are no cohorts yet. Choose expected or individuals.")
    raise ValueError(f"There is no executor “{executor}”. Choose {', '.join(EXECUTORS[:-1])} or {EXECUTORS[-1]}.")
