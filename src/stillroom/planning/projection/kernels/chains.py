"""Expected numbers through a stretch of time, by uniformisation: exp(Qh) = Σ Poisson(k; Λh) Pᵏ with P = I + Q/Λ.

Within a year ages do not mix, so that a block of ages is worked through to the end at a time: it stays in the
processor's nearest memory, and has a ceiling Λ of its own.
"""

import numpy as np
from numba import njit

WIDTH = 32


@njit(inline="always", cache=True)
def _jump(now, after, busy, row_cell, scale, total, arcs, to, keeps, rate, classes):  # type: ignore[no-untyped-def]
    """`after` = P `now`, for one block of ages."""
    after[:] = 0.0
    for row in range(row_cell.shape[0]):
        if not busy[row]:
            continue
        cell = row_cell[row]
        by = scale[cell]
        for tenure in range(now.shape[1]):
            group = classes[tenure]
            people, stay, away = now[row, tenure], after[row, tenure], total[cell, group]
            for i in range(people.shape[0]):
                stay[i] += people[i] - people[i] * away[i] * by
            for arc in range(arcs[cell], arcs[cell + 1]):
                arrive, chance = after[to[arc], tenure if keeps[arc] else 0], rate[arc, group]
                for i in range(people.shape[0]):
                    arrive[i] += people[i] * chance[i] * by
        for arc in range(arcs[cell], arcs[cell + 1]):
            busy[to[arc]] = True


@njit(nogil=True, cache=True)
def flow(  # type: ignore[no-untyped-def]
    people, occupied, row_cell, factor, ceiling, total, arcs, to, keeps, rate, classes, first, weights, lengths
):
    """Let `people[row, tenure, age]` of the block of ages from `first` on go through a stretch of time.

    `factor[cell]` multiplies a cell's rates. `occupied[cell, tenure, age]` gains the years lived there, times that.
    `weights[k]` is Poisson(k; Λh), `lengths[k]` the time lived after k jumps.
    """
    rows, tenures = people.shape[:2]
    scale, busy = factor / ceiling, np.zeros(rows, np.bool_)
    now = people[:, :, first : first + WIDTH].copy()
    after, there, lived = np.empty_like(now), np.empty_like(now), np.empty_like(now)
    for row in range(rows):
        for tenure in range(tenures):
            for i in range(WIDTH):
                value = now[row, tenure, i]
                there[row, tenure, i], lived[row, tenure, i] = value * weights[0], value * lengths[0]
                if value != 0.0:
                    busy[row] = True
    for k in range(1, weights.shape[0]):
        _jump(now, after, busy, row_cell, scale, total, arcs, to, keeps, rate, classes)
        now, after = after, now
        for row in range(rows):
            if busy[row]:
                for tenure in range(tenures):
                    value, end, during = now[row, tenure], there[row, tenure], lived[row, tenure]
                    for i in range(value.shape[0]):
                        end[i] += weights[k] * value[i]
                        during[i] += lengths[k] * value[i]
    people[:, :, first : first + WIDTH] = there
    for row in range(rows):
        cell = row_cell[row]
        for tenure in range(tenures):
            for i in range(WIDTH):
                occupied[cell, tenure, first + i] += factor[cell] * lived[row, tenure, i]
