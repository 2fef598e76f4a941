"""Measures the effects of places in all draws, a block at a time, in processes where that pays."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from os import cpu_count

from stillroom.planning.projection.commissioning.effects import Effects, together
from stillroom.planning.projection.commissioning.responses import Responses, Values
from stillroom.planning.projection.runs.commissioning.asking import Asked

BLOCK = 10
WORTH_PROCESSES = 1_000
"""Runs of the expected numbers from which starting processes pays."""


@dataclass(frozen=True, eq=False)
class Measuring:
    """`seed`: of the chances that are played out; None for expected numbers only."""

    asked: Asked
    values: Values
    seed: int | None


def measure(
    measuring: Measuring,
    responses: Responses,
    draws: Sequence[int],
    progress: Callable[[int], None],
    *,
    workers: int | None = None,
) -> Effects:
    """Each draw the same, on however many processes. `progress` is told how many draws are done."""
    blocks = [draws[first : first + BLOCK] for first in range(0, len(draws), BLOCK)]
    workers = workers or cpu_count() or 1
    runs = len(draws) * (1 + len(responses.together))
    found: list[Effects] = []
    for part in _dealt(measuring, responses, blocks, workers if runs >= WORTH_PROCESSES else 1):
        found.append(part)
        progress(sum(each.draws for each in found))
    return together(found)


def _dealt(
    measuring: Measuring, responses: Responses, blocks: Sequence[Sequence[int]], workers: int
) -> Iterator[Effects]:
    if workers == 1:
        for block in blocks:
            yield responses.effects(measuring.values, block, seed=measuring.seed)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (measuring,)) as pool:
        yield from pool.map(_of_block, blocks)


_HERE: list[tuple[Measuring, Responses]] = []


def _begin(measuring: Measuring) -> None:
    asked = measuring.asked
    _HERE[:] = [(measuring, Responses(asked.scenario, asked.offers, asked.targets))]


def _of_block(draws: Sequence[int]) -> Effects:
    measuring, responses = _HERE[0]
    return responses.effects(measuring.values, draws, seed=measuring.seed)
