"""What a planner waits for: how much a cut in leaving adds, to one in a hundred of what it adds."""

import time
from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from benchmarks.measured import Measured
from benchmarks.workforce import workload
from stillroom.planning.projection.executors import run
from stillroom.planning.projection.individuals import simulate
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.space import Cell, Space
from stillroom.planning.projection.supervision import Supervision
from stillroom.planning.projection.transitions import LEAVES, Transitions

BLOCK, ASKED = 16, 0.01
Effects = Callable[[range], NDArray[np.int64]]


def decisions(threads: int = 2) -> list[Measured]:
    """Five in a hundred fewer leavers, headcount at the end, until the standard error is 1 % of the effect."""
    return [_without_feedback(threads), _with_feedback(threads)]


def _without_feedback(threads: int) -> Measured:
    before, after = workload.transitions(), workload.transitions(leaving=0.95)

    def effects(draws: range) -> NDArray[np.int64]:
        return _headcount(after, draws, threads) - _headcount(before, draws, threads)

    return _measure("a decision, individuals, 2 threads", effects)


def _with_feedback(threads: int) -> Measured:
    """25,000 people over 15 years in the cells of the workload, a training and supervision beside them."""
    people = workload.start()

    def headcount(leaving: float, draws: range) -> NDArray[np.int64]:
        found = run(
            _supervised(leaving), people, years=workload.YEARS, seed=1, draws=draws, executor="individuals",
            threads=threads,
        )  # fmt: skip
        total: NDArray[np.int64] = found.people[:, -1].sum(axis=1)
        return total

    return _measure(
        "a decision with trainers' feedback, 2 threads", lambda draws: headcount(0.95, draws) - headcount(1.0, draws)
    )


@cache
def _supervised(leaving: float) -> Model:
    """The workload's yearly chances as intensities; 200 trainees each September, supervised by the upper bands."""
    yearly = workload.transitions(leaving=leaving)
    cells, trainee = yearly.cells + 1, yearly.cells
    stays = np.clip(1 - yearly.chance.sum(axis=3, keepdims=True), 1e-6, None)
    total = yearly.chance.sum(axis=3, keepdims=True)
    share = np.divide(yearly.chance, total, out=np.zeros_like(yearly.chance), where=total > 0)
    rate = np.zeros((1, cells, *yearly.chance.shape[1:]))
    rate[0, :trainee], rate[0, trainee, ..., 0] = -np.log(stays) * share, 0.1
    destination = np.concatenate([yearly.destination, np.full((1, yearly.destination.shape[1]), LEAVES)])
    law = Intensities(rate, destination, yearly.keeps_tenure, first_age=yearly.first_age, training=[
        Training(trainee, 24, workload.BANDS)
    ])  # fmt: skip
    joining, entries = np.append(workload.entries().share, 0.0), workload.entries()
    intakes = [Intake(1 + year, 12 * year + 12, 1500.0, joining, 0, entries.ages) for year in range(workload.YEARS)]
    intakes += [
        Intake(100 + year, 12 * year + 5, 200.0, np.eye(cells)[trainee], 0, 10, exact=True)
        for year in range(workload.YEARS)
    ]
    upper = np.append(np.arange(trainee) % workload.BANDS >= workload.BANDS - 3, False)
    supervision = Supervision(
        np.zeros(cells, np.int64), takes=np.where(upper, 0.05, 0.0), needs=np.eye(cells)[trainee], drop_out=0.5,
        delay=0.3,
    )  # fmt: skip
    space = Space([Cell("staff", str(number), "sector", "region") for number in range(cells)])
    return Model(space, law, [str(number) for number in range(destination.shape[1])], intakes, (), None, supervision)


def _measure(name: str, effects: Effects) -> Measured:
    effects(range(2))
    began = time.perf_counter()
    found = until_known(effects)
    taken = time.perf_counter() - began
    said = f"{len(found)} paired draws: {found.mean():+,.1f} ± {found.std(ddof=1) / np.sqrt(len(found)):.1f}"
    return Measured(name, said, taken, "s", 1.0)


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
