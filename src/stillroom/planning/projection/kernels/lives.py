"""Individuals, one life at a time: every person of one draw from entry to the horizon.

A person's numbers are keyed by (seed, draw, entity, stream, four steps), so that one call of Philox serves four steps.
They are made a block of people at a time, which the processor does sixteen at once; the lives are then read from them.
"""

from numba import int64, uint32, uint64

from stillroom.planning.projection.kernels.blocks import BLOCK, fill, one_of
from stillroom.planning.projection.kernels.compiled import kernel, step

STEPS, ENTRY = uint32(0), uint32(1)
"""Streams: what happens in each step, and with which attributes somebody enters."""


@step
def _live(cell, age, tenure, now, steps, person, numbers, chances, law, counts):  # type: ignore[no-untyped-def]
    """One life from step `now` on, counted at the end of each step. Returns the steps lived."""
    destination, keeps, classes, any_event = law.destination, law.keeps, law.classes, chances.any_event
    cells, outcomes, longest = uint64(destination.shape[0]), destination.shape[1], uint64(classes.shape[0] - 1)
    groups, start, ages = uint64(classes[longest] + 1), uint64((now >> 2) << 2), uint64(chances.ages)
    at, old, long, here = uint64(cell), uint64(age), uint64(tenure), uint64(now) * cells + uint64(cell)
    for this in range(uint64(now), uint64(steps)):
        number = numbers[this - start, person]
        row = at * ages + old
        if groups > uint64(1):
            row = (at * groups + uint64(classes[min(long, longest)])) * ages + old
        old, long = old + uint64(1), long + uint64(1)
        if number < any_event[row]:
            outcome = 1
            while outcome < outcomes and number < chances.thresholds[row, outcome]:
                outcome += 1
            outcome -= 1
            to = destination[at, outcome]
            if to < 0:
                return int64(this) + 1 - now
            if not keeps[outcome]:
                long = uint64(0)
            here, at = here + uint64(to) - at, uint64(to)
        counts[here] += 1
        here += cells
    return max(0, steps - now)


@kernel
def simulate(start, law, chances, entrants, below, first_age, ages, seed, draw, counts, numbers):  # type: ignore[no-untyped-def]
    """One draw. `counts[step * cells + cell]` gains the people there at the end of each step; returns person-steps."""
    steps, cells, lived = entrants.shape[0], law.destination.shape[0], 0
    groups = (steps + 3) >> 2
    attributes, own = numbers[:4], numbers[4:]
    for first in range(0, start.cell.shape[0], BLOCK):
        people = min(BLOCK, start.cell.shape[0] - first)
        fill(own, first, people, uint32(0), STEPS, 0, groups, seed, draw)
        for person in range(people):
            row = first + person
            lived += _live(
                start.cell[row], start.age[row], start.tenure[row], 0, steps, uint64(person), own, chances, law, counts
            )
    for now in range(steps):
        key, group = uint32(now + 1), (now + 1) >> 2
        for first in range(0, entrants[now], BLOCK):
            people = min(BLOCK, entrants[now] - first)
            fill(attributes, first, people, key, ENTRY, 0, 1, seed, draw)
            fill(own, first, people, key, STEPS, group, max(0, groups - group), seed, draw)
            for person in range(people):
                cell = 0
                while cell < cells - 1 and attributes[0, person] >= below[cell]:
                    cell += 1
                age = first_age + one_of(ages, attributes[1, person])
                counts[now * cells + cell] += 1
                lived += _live(cell, age, 0, now + 1, steps, uint64(person), own, chances, law, counts)
    return lived
