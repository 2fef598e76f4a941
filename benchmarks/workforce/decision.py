"""What a planner waits for: how much a cut in leaving adds, to one in a hundred of what it adds."""

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.measured import Measured
from benchmarks.workforce import workload
from stillroom.planning.projection.individuals import simulate
from stillroom.planning.projection.transitions import Transitions

BLOCK, ASKED = 16, 0.01
Effects = Callable[[range], NDArray[np.int64]]


def decision(threads: int = 2) -> Measured:
    """Five in a hundred fewer leavers, headcount after 15 years, until the standard error is 1 % of the effect."""
    before, after = workload.transitions(), workload.transitions(leaving=0.95)

    def effects(draws: range) -> NDArray[np.int64]:
        return _headcount(after, draws, threads) - _headcount(before, draws, threads)

    effects(range(2))
    began = time.perf_counter()
    found = until_known(effects)
    taken = time.perf_counter() - began
    said = f"{len(found)} paired draws: {found.mean():+,.1f} ± {found.std(ddof=1) / np.sqrt(len(found)):.1f}"
    return Measured("a decision, individuals, 2 threads", said, taken, "s")


def until_known(effects: Effects, asked: float = ASKED) -> NDArray[np.int64]:
    """Draw by draw, in blocks, until the standard error of the mean effect is `asked` of it."""
    found = effects(range(BLOCK))
    while found.std(ddof=1) / np.sqrt(len(found)) > asked * abs(found.mean()):
        found = np.concatenate([found, effects(range(len(found), len(found) + BLOCK))])
    return found


def _headcount(law: Transitions, draws: range, threads: int) -> NDArray[np.int64]:
    found = simulate(law, workload.start(), workload.entries(), seed=1, draws=draws, threads=threads)
    headcount: NDArray[np.int64] = found.counts[:, -1].sum(axis=1)
    return headcount
