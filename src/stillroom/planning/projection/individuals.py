"""Individuals with keyed random numbers: draw after draw, the same people in every scenario."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import poisson

from stillroom.planning.projection.people import Entries, Start
from stillroom.planning.projection.transitions import Transitions

ENTRANTS = 2
"""The stream of how many enter; the kernels have streams 0 and 1."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """`counts[draw, step, cell]` at the end of each step; `person_steps` is how much was lived to count them."""

    counts: NDArray[np.int64]
    person_steps: int


class _People(NamedTuple):
    cell: NDArray[np.int64]
    age: NDArray[np.int64]
    tenure: NDArray[np.int64]


class _Law(NamedTuple):
    destination: NDArray[np.int64]
    keeps: NDArray[np.bool_]
    classes: NDArray[np.int64]


class _Chances(NamedTuple):
    """`any_event[row]`, `thresholds[row, outcome]`; a row is a cell, class of time in post and age, in this order."""

    ages: int
    any_event: NDArray[np.uint32]
    thresholds: NDArray[np.uint32]


def simulate(
    transitions: Transitions, start: Start, entries: Entries, *, seed: int, draws: Sequence[int], threads: int = 1
) -> Drawn:
    """The draws named by number. Each is the same whichever others are asked for, and on however many threads."""
    with ThreadPoolExecutor(max_workers=threads) as pool:
        work = [pool.submit(_simulate, transitions, start, entries, seed, draws[i::threads]) for i in range(threads)]
        parts = [each.result() for each in work]
    found = dict(pair for part in parts for pair in part)
    steps, cells = len(entries.expected), transitions.cells
    counts = np.array([found[draw][0] for draw in draws], np.int64).reshape(len(draws), steps, cells)
    return Drawn(counts, sum(lived for _, lived in found.values()))


def _simulate(
    transitions: Transitions, start: Start, entries: Entries, seed: int, draws: Iterable[int]
) -> list[tuple[int, tuple[NDArray[np.int64], int]]]:
    from stillroom.planning.projection.kernels import lives
    from stillroom.planning.projection.kernels.blocks import BLOCK

    steps, cells = len(entries.expected), transitions.cells
    people = _People(*(np.ascontiguousarray(each, np.int64) for each in (start.cell, start.age, start.tenure)))
    law = _Law(transitions.destination, transitions.keeps_tenure, transitions.tenure_classes)
    oldest = max(int(start.age.max(initial=0)), entries.first_age + entries.ages) + steps
    chances = _chances(transitions.thresholds, oldest)
    numbers = np.zeros((4 * ((steps + 3) // 4) + 8, BLOCK), np.uint32)
    below = np.minimum(np.rint(np.cumsum(entries.share) * 2.0**32), 2.0**32 - 1).astype(np.uint32)
    found = []
    for draw in draws:
        counts = np.zeros(steps * cells, np.int64)
        lived = lives.simulate(
            people, law, chances, entrants(entries, seed=seed, draw=draw), below, entries.first_age, entries.ages,
            np.uint32(seed), np.uint32(draw), counts, numbers,
        )  # fmt: skip
        found.append((draw, (counts, lived)))
    return found


def _chances(thresholds: NDArray[np.uint32], oldest: int) -> _Chances:
    """The last age repeated up to the oldest that anybody reaches, so that nobody's age need be compared with it."""
    more = max(0, oldest + 1 - thresholds.shape[2])
    longer = np.concatenate([thresholds, np.repeat(thresholds[:, :, -1:], more, axis=2)], axis=2)
    flat = longer.reshape(-1, longer.shape[3])
    return _Chances(longer.shape[2], np.ascontiguousarray(flat[:, 0]), flat)


def entrants(entries: Entries, *, seed: int, draw: int) -> NDArray[np.int64]:
    """How many enter at the end of each step. More expected never gives fewer: a draw keeps its place in the spread."""
    if entries.exact:
        return np.rint(entries.expected).astype(np.int64)
    from stillroom.planning.projection.kernels.numbers import uniforms

    places = uniforms(len(entries.expected), stream=ENTRANTS, seed=seed, draw=draw)
    found: NDArray[np.int64] = poisson.ppf(places, entries.expected).astype(np.int64)
    return found
