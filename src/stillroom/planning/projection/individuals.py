"""Individuals with keyed random numbers: draw after draw, the same people in every scenario."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

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

    steps, thresholds = len(entries.expected), transitions.thresholds
    any_event = np.ascontiguousarray(thresholds[..., 0]).ravel()
    numbers = np.zeros((4 * ((steps + 3) // 4) + 4, BLOCK), np.uint32)
    attributes = np.zeros((4, BLOCK), np.uint32)
    shares = np.minimum(np.rint(np.cumsum(entries.share) * 2.0**32), 2.0**32 - 1).astype(np.uint32)
    found = []
    for draw in draws:
        counts = np.zeros(steps * transitions.cells, np.int64)
        lived = lives.simulate(
            start.cell, start.age, start.tenure, any_event, thresholds.ravel(), transitions.destination,
            transitions.keeps_tenure, transitions.tenure_classes, transitions.ages,
            entrants(entries, seed=seed, draw=draw), shares, entries.first_age, entries.ages,
            np.uint32(seed), np.uint32(draw), counts, numbers, attributes,
        )  # fmt: skip
        found.append((draw, (counts, lived)))
    return found


def entrants(entries: Entries, *, seed: int, draw: int) -> NDArray[np.int64]:
    """How many enter at the end of each step. More expected never gives fewer: a draw keeps its place in the spread."""
    if entries.exact:
        return np.rint(entries.expected).astype(np.int64)
    from stillroom.planning.projection.kernels.numbers import uniforms

    places = uniforms(len(entries.expected), stream=ENTRANTS, seed=seed, draw=draw)
    found: NDArray[np.int64] = poisson.ppf(places, entries.expected).astype(np.int64)
    return found
