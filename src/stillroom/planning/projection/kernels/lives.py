"""Individuals, one life at a time: every person of one draw from entry to the horizon.

A person's numbers are keyed by (seed, draw, entity, stream, four steps), so that one call of Philox serves four steps.
They are made a block of people at a time, which the processor does eight at once; the lives are then read from them.
"""

from numba import int64, njit, uint32, uint64

from stillroom.planning.projection.kernels.blocks import BLOCK, fill

STEPS, ENTRY = uint32(0), uint32(1)
"""Streams: what happens in each step, and with which attributes somebody enters."""

_SHIFT = uint64(32)


@njit(inline="always", cache=True)
def _live(  # type: ignore[no-untyped-def]
    cell, age, tenure, step, steps, person, numbers, any_event, thresholds, destination, keeps, classes, ages, counts
):
    """One life from `step` on, counted at the end of each step. Returns the steps lived."""
    outcomes, tenures, cells = destination.shape[1], classes[classes.shape[0] - 1] + 1, destination.shape[0]
    longest, start, lived = classes.shape[0] - 1, (step >> 2) << 2, 0
    for now in range(step, steps):
        number = numbers[now - start, person]
        at = (cell * tenures + classes[min(tenure, longest)]) * ages + age
        lived += 1
        tenure += 1
        if number < any_event[at]:
            outcome = 1
            while outcome < outcomes and number < thresholds[at * outcomes + outcome]:
                outcome += 1
            outcome -= 1
            if destination[cell, outcome] < 0:
                break
            if not keeps[outcome]:
                tenure = 0
            cell = int64(destination[cell, outcome])
        age = min(age + 1, ages - 1)
        counts[now * cells + cell] += 1
    return lived


@njit(nogil=True, cache=True)
def simulate(  # type: ignore[no-untyped-def]
    start_cell, start_age, start_tenure, any_event, thresholds, destination, keeps, classes, ages,
    entrants, entry_cells, entry_first_age, entry_ages, seed, draw, counts, numbers, attributes,
):  # fmt: skip
    """One draw. `counts[step * cells + cell]` gains the people there at the end of each step; returns person-steps."""
    steps, cells, lived = entrants.shape[0], destination.shape[0], 0
    for first in range(0, start_cell.shape[0], BLOCK):
        people = min(BLOCK, start_cell.shape[0] - first)
        fill(numbers, first, people, uint32(0), STEPS, 0, (steps + 3) >> 2, seed, draw)
        for person in range(people):
            row = first + person
            lived += _live(
                int64(start_cell[row]), int64(start_age[row]), int64(start_tenure[row]), 0, steps, person, numbers,
                any_event, thresholds, destination, keeps, classes, ages, counts,
            )  # fmt: skip
    for step in range(steps):
        key, group = uint32(step + 1), (step + 1) >> 2
        for first in range(0, entrants[step], BLOCK):
            people = min(BLOCK, entrants[step] - first)
            fill(attributes, first, people, key, ENTRY, 0, 1, seed, draw)
            fill(numbers, first, people, key, STEPS, group, max(0, ((steps + 3) >> 2) - group), seed, draw)
            for person in range(people):
                cell = 0
                while cell < cells - 1 and attributes[0, person] >= entry_cells[cell]:
                    cell += 1
                age = entry_first_age + int64((uint64(attributes[1, person]) * uint64(entry_ages)) >> _SHIFT)
                counts[step * cells + cell] += 1
                lived += _live(
                    cell, age, 0, step + 1, steps, person, numbers,
                    any_event, thresholds, destination, keeps, classes, ages, counts,
                )  # fmt: skip
    return lived
