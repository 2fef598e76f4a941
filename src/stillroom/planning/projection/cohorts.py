"""Cohorts: whole numbers of people of one kind at a time. Cheaper than individuals above about a hundred to a kind."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.individuals import Drawn, entrants
from stillroom.planning.projection.people import Entries, Start
from stillroom.planning.projection.transitions import Transitions

Whole = NDArray[np.int64]


def simulate(
    transitions: Transitions, start: Start, entries: Entries, *, seed: int, draws: Sequence[int], threads: int = 1
) -> Drawn:
    """The draws named by number. Each is the same whichever others are asked for, and on however many threads."""
    counted = counted_by_kind(start, transitions.cells, len(transitions.tenure_classes), transitions.ages)
    with ThreadPoolExecutor(max_workers=threads) as pool:
        parts = [draws[i::threads] for i in range(threads)]
        work = [pool.submit(_simulate, transitions, counted, entries, seed, part) for part in parts]
        found = dict(pair for each in work for pair in each.result())
    counts = np.array([found[draw][0] for draw in draws], np.int64)
    return Drawn(counts, sum(lived for _, lived in found.values()))


def counted_by_kind(start: Start, cells: int, tenures: int, ages: int) -> Whole:
    """`[cell, tenure, age]`: how many people; the last place of either holds all beyond it."""
    place = (start.cell * tenures + np.minimum(start.tenure, tenures - 1)) * ages + np.minimum(start.age, ages - 1)
    return np.bincount(place, minlength=cells * tenures * ages).reshape(cells, tenures, ages).astype(np.int64)


def _simulate(
    transitions: Transitions, start: Whole, entries: Entries, seed: int, draws: Iterable[int]
) -> list[tuple[int, tuple[Whole, int]]]:
    from stillroom.planning.projection.kernels import cohorts

    found = []
    conditional = _conditional(transitions.chance)
    for draw in draws:
        counts = np.zeros((len(entries.expected), transitions.cells), np.int64)
        lived = cohorts.simulate(
            start.copy(), np.zeros_like(start), conditional, transitions.destination, transitions.keeps_tenure,
            transitions.tenure_classes, entrants(entries, seed=seed, draw=draw), entries.share, entries.first_age,
            entries.ages, np.uint32(seed), np.uint32(draw), counts,
        )  # fmt: skip
        found.append((draw, (counts, lived)))
    return found


def _conditional(chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each outcome, when none of those before it happened."""
    rest = 1.0 - np.cumsum(chance, axis=-1) + chance
    return np.divide(chance, rest, out=np.zeros_like(chance), where=chance > 0).clip(0.0, 1.0)
