"""The ways to run a model, by name: each speaks of the same law, and gives the same kind of counts.

All take what stands at the end of a month in the same order: months of training that do not count; on an anniversary,
everybody a year older and longer in post; trainings that end; posts and places, in their order; those who enter.
"""

from collections.abc import Callable, Sequence

import numpy as np

from stillroom.planning.projection.flows import Counts
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start

EXECUTORS = ("expected", "individuals", "cohorts")


def run(
    model: Model, start: Start, *, years: int, seed: int, draws: Sequence[int], executor: str, threads: int = 1
) -> Counts:
    """The draws named by number, each the same whichever others are asked for and on however many threads.

    “expected” has one draw, of expected numbers, whatever draws are named. Raises ValueError for an executor that there
    is not.
    """
    draws = draws[:1] if executor == "expected" else draws
    return run_each(lambda _: model, start, years=years, seed=seed, draws=draws, executor=executor, threads=threads)


def run_each(
    model_of: Callable[[int], Model],
    start: Start,
    *,
    years: int,
    seed: int,
    draws: Sequence[int],
    executor: str,
    threads: int = 1,
) -> Counts:
    """The same, each draw with a model of its own: all of the same cells, outcomes and number of fillings."""
    if executor == "expected":
        from stillroom.planning.projection.recursion import expected

        return _together([expected(model_of(draw), start, years=years) for draw in draws])
    if executor == "individuals":
        from stillroom.planning.projection.careers import simulate_each

        return simulate_each(model_of, start, years=years, seed=seed, draws=draws, threads=threads)
    if executor == "cohorts":
        from stillroom.planning.projection import crowds

        return crowds.simulate_each(model_of, start, years=years, seed=seed, draws=draws, threads=threads)
    raise ValueError(f"There is no executor “{executor}”. Choose {', '.join(EXECUTORS[:-1])} or {EXECUTORS[-1]}.")


def _together(found: Sequence[Counts]) -> Counts:
    """One after the other along their draws."""
    names = ("people", "fte", "flows", "unfilled")
    return Counts(*(np.concatenate([getattr(each, name) for each in found]) for name in names))
