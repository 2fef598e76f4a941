"""Expected numbers through a stretch of time, by uniformisation: exp(Qh) = Σ Poisson(k; Λh) Pᵏ with P = I + Q/Λ.

All terms are positive; the sum is cut where the rest is below 1e-15 (Jensen 1953). Within a year ages do not mix, so
that a block of ages is worked through to the end at a time: it stays in the processor's nearest memory, and has a
ceiling Λ of its own.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.kernels.compiled import part

WIDTH = 32
REST, TINY = 1e-15, 1e-300
Array = NDArray[np.float64]


class Chains(NamedTuple):
    """One year's chances of a jump by block of ages, and room to work in.

    `ceiling[block]` is Λ. `stays[block, cell, class, age]`: the chance of not being moved by a jump; the arcs of a cell
    to others are `first[cell]` to `first[cell + 1]`, each with where it leads, whether time in post runs on, and
    `moves[block, arc, class, age]`. The first rows of `now[row, tenure, age]` are the cells; `cell[row]` says whose
    rates a row has.
    """

    ceiling: Array
    stays: Array
    first: NDArray[np.int64]
    to: NDArray[np.int64]
    keeps: NDArray[np.bool_]
    moves: Array
    cell: NDArray[np.int64]
    busy: NDArray[np.bool_]
    now: Array
    after: Array
    there: Array
    lived: Array
    weights: Array
    lengths: Array


@part
def lay_out(year, rules, chains):  # type: ignore[no-untyped-def]
    """Take up the rates of a year, each times how much faster a cell's are now."""
    cells, groups, ages, outcomes = rules.rate.shape[1:]
    chains.ceiling[:], chains.moves[:], arc = 0.0, 0.0, 0
    for cell in range(cells):
        for group in range(groups):
            for age in range(ages):
                rate = rules.total[year, cell, group, age] * rules.faster[cell]
                chains.ceiling[age // WIDTH] = max(chains.ceiling[age // WIDTH], rate)
    for cell in range(cells):
        for group in range(groups):
            for age in range(ages):
                share = rules.faster[cell] / max(chains.ceiling[age // WIDTH], TINY)
                stays = 1.0 - rules.total[year, cell, group, age] * share
                chains.stays[age // WIDTH, cell, group, age % WIDTH] = stays
        for outcome in range(outcomes):
            if rules.destination[cell, outcome] < 0:
                continue
            here, whole = rules.rate[year, cell, :, :, outcome], 0.0
            for group in range(groups):
                for age in range(ages):
                    share = rules.faster[cell] / max(chains.ceiling[age // WIDTH], TINY)
                    chains.moves[age // WIDTH, arc, group, age % WIDTH] = here[group, age] * share
                    whole += here[group, age]
            if whole > 0.0:
                chains.to[arc], chains.keeps[arc] = rules.destination[cell, outcome], rules.keeps[outcome]
                arc += 1
        chains.first[cell + 1] = arc


@part
def jumps(ceiling, length, weights, lengths):  # type: ignore[no-untyped-def]
    """The chances of 0, 1, 2, … jumps, and the time lived after so many; returns after how many nothing is left."""
    mean, count, tail = ceiling * length, 0, 0.0
    while count < len(weights) - 1:
        weights[count] = math.exp(count * math.log(mean) - mean - math.lgamma(count + 1.0))
        if count > mean and weights[count] * mean / (count + 1.0 - mean) < REST:
            break
        count += 1
    for k in range(count, -1, -1):
        lengths[k] = tail / ceiling
        tail += weights[k]
    return count


@part
def _jump(rows, now, after, busy, whose, stays, first, to, keeps, moves, classes):  # type: ignore[no-untyped-def]
    """`after` = P `now`, for one block of ages."""
    for row in range(rows):
        cell = whose[row]
        for tenure in range(now.shape[1]):
            these, left, chance = now[row, tenure], after[row, tenure], stays[cell, classes[tenure]]
            for i in range(len(these)):
                left[i] = these[i] * chance[i]
    for row in range(rows):
        if not busy[row]:
            continue
        cell = whose[row]
        for arc in range(first[cell], first[cell + 1]):
            at, keep = to[arc], keeps[arc]
            busy[at] = True
            for tenure in range(now.shape[1]):
                these, chance = now[row, tenure], moves[arc, classes[tenure]]
                arrive = after[at, tenure if keep else 0]
                for i in range(len(these)):
                    arrive[i] += these[i] * chance[i]


@part
def _add(rows, now, busy, there, lived, weight, length):  # type: ignore[no-untyped-def]
    for row in range(rows):
        if busy[row]:
            for tenure in range(now.shape[1]):
                these, end, during = now[row, tenure], there[row, tenure], lived[row, tenure]
                for i in range(len(these)):
                    end[i] += weight * these[i]
                    during[i] += length * these[i]


@part
def through(rows, block, count, classes, chains):  # type: ignore[no-untyped-def]
    """From `now`: who is `there` at the end of a stretch, and the years `lived` in it."""
    now, after, busy, there, lived = chains.now, chains.after, chains.busy, chains.there, chains.lived
    for row in range(rows):
        busy[row] = False
        for tenure in range(now.shape[1]):
            for i in range(now.shape[2]):
                value = now[row, tenure, i]
                there[row, tenure, i], lived[row, tenure, i] = chains.weights[0] * value, chains.lengths[0] * value
                if value > 0.0:
                    busy[row] = True
    for k in range(1, count + 1):
        _jump(
            rows, now, after, busy, chains.cell, chains.stays[block], chains.first, chains.to, chains.keeps,
            chains.moves[block], classes,
        )  # fmt: skip
        now, after = after, now
        _add(rows, now, busy, there, lived, chains.weights[k], chains.lengths[k])
