"""Cohorts in steps of given chances: the people of a cell, time in post and age, split by what befalls them.

A count is split by one binomial after another, each from a place keyed by (seed, draw; cell, time in post, age; step,
outcome). So a result is the same on any number of threads, and a cohort that a scenario does not touch stays as it was.
"""

from numba import int64

from stillroom.planning.projection.kernels.binomial import binomial
from stillroom.planning.projection.kernels.compiled import kernel, part
from stillroom.planning.projection.kernels.places import ENTERS, HAPPENS, places


@part
def _split(  # type: ignore[no-untyped-def]
    number, cell, tenure, age, step, chance, destination, keeps, after, seed, draw
):
    """Let a step befall those of one cohort: `after[cell, tenure, age]` gains where they are at its end."""
    outcomes, longest, oldest = destination.shape[1], after.shape[1] - 1, after.shape[2] - 1
    whose, left, other = (tenure << 8) + age, number, 0.0
    longer, older = min(tenure + 1, longest), min(age + 1, oldest)
    for outcome in range(outcomes):
        if left == 0:
            return
        if outcome % 2 == 0:
            place, other = places(HAPPENS, outcome // 2, cell, whose, step, seed, draw)
        else:
            place = other
        moving = binomial(left, chance[outcome], place)
        left -= moving
        to = destination[cell, outcome]
        if to >= 0:
            after[to, longer if keeps[outcome] else 0, older] += moving
    after[cell, longer, older] += left


@part
def divide(number, shares, first_age, ages, step, key, after, seed, draw):  # type: ignore[no-untyped-def]
    """Divide those who enter among cells by their shares, and evenly among ages: `after[cell, 0, age]` gains them."""
    oldest, rest = after.shape[2] - 1, 1.0
    for cell in range(shares.shape[0]):
        if shares[cell] <= 0.0 or number == 0:
            continue
        place, _ = places(ENTERS, 0, cell, key, step, seed, draw)
        here = binomial(number, min(1.0, shares[cell] / rest), place)
        number -= here
        rest -= shares[cell]
        other = 0.0
        for age in range(ages):
            if age % 2 == 0:
                place, other = places(ENTERS, 1 + age // 2, cell, key, step, seed, draw)
            else:
                place = other
            young = binomial(here, 1.0 / (ages - age), place)
            here -= young
            after[cell, 0, min(first_age + age, oldest)] += young


@kernel
def simulate(  # type: ignore[no-untyped-def]
    now, after, chance, destination, keeps, classes, entrants, shares, first_age, ages, seed, draw, counts
):
    """One draw from `now` on. `counts[step, cell]` at the end of each step; returns person-steps.

    `chance[cell, tenure class, age, outcome]`: of an outcome when none of those before it happened.
    """
    lived = int64(0)
    for step in range(entrants.shape[0]):
        after[:] = 0
        for cell in range(now.shape[0]):
            for tenure in range(now.shape[1]):
                for age in range(now.shape[2]):
                    number = now[cell, tenure, age]
                    if number > 0:
                        lived += number
                        here = chance[cell, classes[tenure], age]
                        _split(number, cell, tenure, age, step, here, destination, keeps, after, seed, draw)
        divide(entrants[step], shares, first_age, ages, step, 0, after, seed, draw)
        now, after = after, now
        for cell in range(now.shape[0]):
            counts[step, cell] = now[cell].sum()
    return lived
