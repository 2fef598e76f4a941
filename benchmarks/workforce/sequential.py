"""The common workload with random numbers taken in order, as fast as one thread can: for comparison only.

Nobody stays who she is from one scenario to the next, so that a difference of two of them needs twenty times as many
draws as keyed numbers do. What keyed numbers cost is the gap between this and the product's individuals.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from numba import int64, njit, uint32, uint64
from numpy.typing import NDArray

from stillroom.planning.projection.people import Entries, Start
from stillroom.planning.projection.transitions import Transitions

_ROTATE, _SHIFT, _HALF = uint64(45), uint64(17), uint64(32)


@njit(cache=True, forceinline=True)
def _next(a, b, c, d):  # type: ignore[no-untyped-def]
    """xoshiro256+ (Blackman and Vigna 2018): a number of 64 bits, and the state after it."""
    number, shifted = a + d, b << _SHIFT
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << _ROTATE) | (d >> (uint64(64) - _ROTATE))
    return number, a, b, c, d


@njit(cache=True, nogil=True)
def _live(cell, age, entry, any_event, thresholds, to, ages, steps, state, counts):  # type: ignore[no-untyped-def]
    """Lives one after another, each from the end of step `entry` on, without time in post. Returns the steps lived.

    `any_event[cell × ages + age]`, `thresholds[…, outcome]`: ages go on past the last by as many as there are steps.
    """
    cells, outcomes, lived = uint64(to.shape[0]), thresholds.shape[1], 0
    a, b, c, d = state[0], state[1], state[2], state[3]
    for person in range(cell.shape[0]):
        at, old = uint64(cell[person]), uint64(age[person])
        row, begins, left, half = at * ages + old, int64(entry[person]), int64(steps), uint64(0)
        here = uint64(begins) * cells + at
        for step in range(begins, steps):
            if half == 0:
                half, a, b, c, d = _next(a, b, c, d)
            number, half = uint32(half), half >> _HALF
            if number < any_event[row]:
                outcome = 1
                while outcome < outcomes and number < thresholds[row, outcome]:
                    outcome += 1
                after = to[at, outcome - 1]
                if after < 0:
                    left = step + 1
                    break
                row, here, at = row + (uint64(after) - at) * ages, here + uint64(after) - at, uint64(after)
            row += uint64(1)
            counts[here] += 1
            here += cells
        lived += left - begins
    state[0], state[1], state[2], state[3] = a, b, c, d
    return lived


@njit(cache=True, nogil=True)
def _live_with_tenure(  # type: ignore[no-untyped-def]
    cell, age, tenure, entry, any_event, thresholds, to, keeps, classes, ages, steps, state, counts
):
    """The same with `any_event[(cell × classes + class) × ages + age]`."""
    cells, outcomes, lived, longest = uint64(to.shape[0]), thresholds.shape[1], 0, uint64(classes.shape[0] - 1)
    groups = uint64(classes[longest] + 1)
    a, b, c, d = state[0], state[1], state[2], state[3]
    for person in range(cell.shape[0]):
        at, old, long = uint64(cell[person]), uint64(age[person]), uint64(tenure[person])
        begins, left, half = int64(entry[person]), int64(steps), uint64(0)
        here = uint64(begins) * cells + at
        for step in range(begins, steps):
            if half == 0:
                half, a, b, c, d = _next(a, b, c, d)
            number, half = uint32(half), half >> _HALF
            row = (at * groups + uint64(classes[min(long, longest)])) * ages + old
            old, long = old + uint64(1), long + uint64(1)
            if number < any_event[row]:
                outcome = 1
                while outcome < outcomes and number < thresholds[row, outcome]:
                    outcome += 1
                after = to[at, outcome - 1]
                if after < 0:
                    left = step + 1
                    break
                if not keeps[outcome - 1]:
                    long = uint64(0)
                here, at = here + uint64(after) - at, uint64(after)
            counts[here] += 1
            here += cells
        lived += left - begins
    state[0], state[1], state[2], state[3] = a, b, c, d
    return lived


@njit(cache=True, nogil=True)
def _join(each, below, first_age, ages, state, counts, cell, age, entry):  # type: ignore[no-untyped-def]
    """Write down who joins: so many at the end of each step."""
    a, b, c, d = state[0], state[1], state[2], state[3]
    person, cells = 0, below.shape[0]
    for step in range(each.shape[0]):
        for _ in range(each[step]):
            number, a, b, c, d = _next(a, b, c, d)
            at = 0
            while at < cells - 1 and uint32(number >> _HALF) >= below[at]:
                at += 1
            older = ((number & uint64(0xFFFFFFFF)) * uint64(ages)) >> _HALF
            cell[person], age[person], entry[person] = at, first_age + int64(older), step + 1
            counts[step * cells + at] += 1
            person += 1
    state[0], state[1], state[2], state[3] = a, b, c, d


def replicate(seed: int, law: Transitions, start: Start, entries: Entries) -> tuple[int, int]:
    """The headcount after the last year and the person-years lived."""
    numbers, steps, table = np.random.default_rng(seed), len(entries.expected), _rules(law, len(entries.expected))
    state, counts = numbers.integers(0, 2**64, 4, np.uint64), np.zeros(steps * law.cells, np.int64)
    each = numbers.poisson(entries.expected)
    cell, age, entry = (np.empty(each.sum(), np.int64) for _ in range(3))
    _join(each, _below(entries), entries.first_age, entries.ages, state, counts, cell, age, entry)
    nothing = np.zeros(max(len(cell), len(start.cell)), np.int64)
    lived = 0
    for people in ((start.cell, start.age, start.tenure, nothing), (cell, age, nothing, entry)):
        if len(law.tenure_from) > 1:
            lived += _live_with_tenure(*people, *table, steps, state, counts)
        else:
            lived += _live(people[0], people[1], people[3], *table[:3], table[5], steps, state, counts)
    return int(counts[-law.cells :].sum()), int(lived)


def _below(entries: Entries) -> NDArray[np.uint32]:
    return np.minimum(np.rint(np.cumsum(entries.share) * 2.0**32), 2.0**32 - 1).astype(np.uint32)


@lru_cache
def _rules(law: Transitions, steps: int) -> tuple[Any, ...]:
    """The oldest age repeated for as many steps as there are, so that nobody's age need be compared with it."""
    longer = np.concatenate([law.thresholds, np.repeat(law.thresholds[:, :, -1:], steps, axis=2)], axis=2)
    flat = longer.reshape(-1, longer.shape[3])
    any_event = np.ascontiguousarray(flat[:, 0])
    return any_event, flat, law.destination, law.keeps_tenure, law.tenure_classes, np.uint64(longer.shape[2])


def with_tenure(law: Transitions) -> Transitions:
    """The same chances in four classes of time in post."""
    chance = np.repeat(law.chance, 4, axis=1)
    return Transitions(chance, law.destination, law.keeps_tenure, (0, 1, 3, 6), law.first_age)
