"""Runs the blocks of a projection: on threads, in processes of this machine, or on a Spark cluster. All alike.

Draws are independent and keyed by their number, so how they are dealt out changes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from os import cpu_count

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.runs.block import Block, Task, run_block
from stillroom.planning.projection.scenario.scenario import Scenario

WORTH_PROCESSES = 300_000_000
"""Person-years from which starting processes pays: each takes a second or two to be ready."""
THREADS = 8
"""So many threads one process feeds: making a draw's model takes Python a tenth of the time that running it takes."""


@dataclass(frozen=True)
class Where:
    """`workers`: threads, or processes if `processes`; None: as many as there are cores, and whichever suits.

    `spark`: the address of a cluster, such as local[2] or spark://host:7077, instead.
    """

    workers: int | None = None
    processes: bool | None = None
    block: int = 25
    spark: str = ""


def tasks(values: Mapping[str, NDArray[np.float64]], chances: Sequence[int], block: int) -> list[Task]:
    """The draws, a block at a time. `values[name]` has one for each of `chances`."""
    return [
        Task(
            first, {name: each[first : first + block] for name, each in values.items()}, chances[first : first + block]
        )
        for first in range(0, len(chances), block)
    ]


def run_blocks(scenario: Scenario, work: Sequence[Task], where: Where) -> Iterator[Block]:
    """Each block as it is done, in any order."""
    if where.spark:
        from stillroom.planning.projection.runs.spark import run_on_spark

        yield from run_on_spark(scenario, work, where.spark)
        return
    workers = where.workers or cpu_count() or 1
    processes = where.processes
    if processes is None:
        draws = sum(len(each.chances) for each in work)
        person_years = sum(row.headcount for row in scenario.people) * scenario.years * draws
        processes = workers > THREADS and person_years > WORTH_PROCESSES
    if not processes or workers == 1:
        for task in work:
            yield run_block(scenario, task, threads=workers)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (scenario,)) as pool:
        for done in as_completed([pool.submit(_run, task) for task in work]):
            yield done.result()


_SCENARIO: list[Scenario] = []


def _begin(scenario: Scenario) -> None:
    _SCENARIO[:] = [scenario]


def _run(task: Task) -> Block:
    return run_block(_SCENARIO[0], task)
