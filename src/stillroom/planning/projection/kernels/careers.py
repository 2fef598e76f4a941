"""Careers, from one event to the next: nothing is computed for the months in which nothing happens.

A year in which nothing befalls somebody costs a quarter of a call of Philox. The numbers of the first event of each
year are keyed by (seed, draw, entity, four years), those of later events in the same year by (…, year, event).
"""

import math

from numba import float64, int64, njit, uint32, uint64

from stillroom.planning.projection.kernels.philox import philox

BLOCK = 512
YEARS, ENTRY, AGAIN, COMPLETION, DETAIL = uint32(0), uint32(1), uint32(3), uint32(4), uint32(5)
_SHIFT = uint64(32)
_UNIT = 2.0**-32


@njit(inline="always", cache=True)
def _fill(numbers, first, people, key, stream, group, groups, seed, draw):  # type: ignore[no-untyped-def]
    for g in range(groups):
        for i in range(people):
            a, b, c, d = philox(uint32(first + i), key, uint32(group + g), stream ^ uint32(0), seed, draw)
            numbers[4 * g, i], numbers[4 * g + 1, i] = a, b
            numbers[4 * g + 2, i], numbers[4 * g + 3, i] = c, d


@njit(inline="always", cache=True)
def _move(people, flows, month, year, kind, cell, to, last):  # type: ignore[no-untyped-def]
    """Tell of somebody who left `cell` in a month, for `to` or for good (below 0)."""
    flows[year, kind, cell] += 1
    if month <= last:
        people[month, cell] -= 1
        if to >= 0:
            people[month, to] += 1


@njit(cache=True)
def _career(  # type: ignore[no-untyped-def]
    cell, age, tenure, entry, due, ordinal, key, years, person, numbers, start, total, within, which, destination,
    keeps, classes, months, into, passes, resit, seed, draw, people, flows,
):  # fmt: skip
    """One career from month `entry` on. `due` is the month in which training ends, or below 0."""
    outcomes, longest, last = destination.shape[1], classes.shape[0] - 1, years * 12
    sat = False
    for year in range(entry // 12, years):
        row = min(year, total.shape[0] - 1)
        at_time, event = max(0.0, entry / 12.0 - year), 0
        while True:
            group = classes[min(tenure, longest)]
            ends = 1.0
            if due >= 0 and due <= (year + 1) * 12:
                ends = due / 12.0 - year
            rate = total[row, cell, group, age]
            happens, wait = False, 0.0
            if event == 0 and at_time == 0.0:
                number = numbers[year - start, person]
                if number < within[row, cell, group, age]:
                    wait = -math.log1p(-(float64(number) + 0.5) * _UNIT) / rate
                    happens = wait < ends
            elif rate > 0.0:
                a, _, _, _ = philox(uint32(ordinal), key, uint32(year * 64 + event), AGAIN ^ uint32(0), seed, draw)
                wait = -math.log1p(-(float64(a) + 0.5) * _UNIT) / rate
                happens = at_time + wait < ends
            event += 1
            if happens:
                at_time += wait
                month = min(int64(year * 12 + at_time * 12.0), last - 1) + 1
                a, _, _, _ = philox(uint32(ordinal), key, uint32(year * 64 + event), DETAIL ^ uint32(0), seed, draw)
                outcome = 1
                while outcome < outcomes and a < which[row, cell, group, age, outcome]:
                    outcome += 1
                outcome -= 1
                to = destination[cell, outcome]
                _move(people, flows, month, year, outcome, cell, to, last)
                if to < 0:
                    return
                if to != cell:
                    due = -1 if months[to] == 0 else month + months[to]
                if not keeps[outcome]:
                    tenure = 0
                cell = to
                continue
            if ends < 1.0 or (due >= 0 and due == (year + 1) * 12):
                at_time = ends
                a, _, _, _ = philox(uint32(ordinal), key, uint32(due), COMPLETION ^ uint32(0), seed, draw)
                ended_in = min(year, years - 1) if due > year * 12 else max(year - 1, 0)
                if float64(a) * _UNIT < passes[cell]:
                    _move(people, flows, due, ended_in, outcomes + 1, cell, into[cell], last)
                    cell, tenure, due, sat = into[cell], 0, -1, False
                elif not sat:
                    sat, due = True, due + resit[cell]
                else:
                    _move(people, flows, due, ended_in, outcomes + 2, cell, -1, last)
                    return
                if at_time >= 1.0:
                    break
                continue
            break
        age = min(age + 1, total.shape[3] - 1)
        tenure += 1


@njit(nogil=True, cache=True)
def simulate(  # type: ignore[no-untyped-def]
    start_cell, start_age, start_tenure, start_due, total, within, which, destination, keeps, classes,
    months, into, passes, resit, deferral, deferral_months,
    entry_month, entry_key, entry_count, entry_cells, entry_first_age, entry_ages, years, seed, draw,
    people, flows, numbers, attributes,
):  # fmt: skip
    """One draw. `people[month, cell]` gains the changes of each month, `flows[year, kind, cell]` what happened."""
    cells, outcomes = destination.shape
    for first in range(0, start_cell.shape[0], BLOCK):
        size = min(BLOCK, start_cell.shape[0] - first)
        _fill(numbers, first, size, uint32(0), YEARS, 0, (years + 3) >> 2, seed, draw)
        for person in range(size):
            row = first + person
            people[0, start_cell[row]] += 1
            _career(
                int64(start_cell[row]), int64(start_age[row]), int64(start_tenure[row]), 0, int64(start_due[row]), row,
                uint32(0), years, person, numbers, 0, total, within, which, destination, keeps, classes, months, into,
                passes, resit, seed, draw, people, flows,
            )  # fmt: skip
    for entry in range(entry_month.shape[0]):
        month, key = entry_month[entry], uint32(entry_key[entry])
        group = (month // 12) >> 2
        for first in range(0, entry_count[entry], BLOCK):
            size = min(BLOCK, entry_count[entry] - first)
            _fill(attributes, first, size, key, ENTRY, 0, 1, seed, draw)
            _fill(numbers, first, size, key, YEARS, group, max(0, ((years + 3) >> 2) - group), seed, draw)
            for person in range(size):
                cell = 0
                while cell < cells - 1 and attributes[0, person] >= entry_cells[entry, cell]:
                    cell += 1
                within_ages = (uint64(attributes[1, person]) * uint64(entry_ages[entry])) >> _SHIFT
                age = entry_first_age[entry] + int64(within_ages)
                due = -1
                if months[cell] > 0:
                    due = month + months[cell]
                    if float64(attributes[2, person]) * _UNIT < deferral[cell]:
                        due += deferral_months[cell]
                people[month, cell] += 1
                flows[max(0, (month - 1) // 12), outcomes, cell] += 1
                _career(
                    cell, age, 0, month, due, first + person, key, years, person, numbers, group << 2, total, within,
                    which, destination, keeps, classes, months, into, passes, resit, seed, draw, people, flows,
                )  # fmt: skip
