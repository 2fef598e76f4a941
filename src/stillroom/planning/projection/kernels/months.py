"""A month of everybody whom the calendar has in it: what befalls her, and when to look at her again.

A person's numbers are keyed by (seed, draw, entity, how many things befell her), so that who she is and what she has
been through decide what befalls her next, and neither the order of computing nor anybody else does.
"""

from numba import float64, int64, uint32, uint64

from stillroom.planning.projection.kernels.arriving import SPELLS
from stillroom.planning.projection.kernels.calendar import ON_A_PAGE, put
from stillroom.planning.projection.kernels.changes import LONGEST, NOT_LATE, count, train
from stillroom.planning.projection.kernels.clock import look_up, moment, place, wound
from stillroom.planning.projection.kernels.compiled import part, step
from stillroom.planning.projection.kernels.philox import philox

LOST = uint32(4)
"""The stream of which months of training do not count."""

_UNIT = 2.0**-32


@part
def see_to(month, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """See to everybody whom the calendar has in this month."""
    pages, page, free, filled = room.calendar.pages, room.calendar.page, room.calendar.free, room.calendar.filled[month]
    this = int64(page[month])
    while this >= 0:
        _page(pages[this, :filled], month, law, room, told, seed, draw)
        following, filled = int64(pages[this, ON_A_PAGE]), ON_A_PAGE
        pages[this, ON_A_PAGE] = free[0]
        free[0] = this
        this = following


@part
def _look_ahead(these, year, law, room):  # type: ignore[no-untyped-def]
    """Find each one's row of rates. All are asked for at once, and so waited for once only."""
    people, cell, rows, shape, rate, classes = room.people, room.cell, room.rows, law.shape, law.rate, law.classes
    outcomes, seen = uint64(law.destination.shape[1]), 0.0
    for each in range(these.shape[0]):
        at = int64(cell[these[each]])
        if at >= 0:
            rows[each] = place(people[these[each]], at, year, shape, classes)
            seen += rate[rows[each] * outcomes]
    return seen


@part
def _page(these, month, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """See to those on a page of the calendar."""
    people, cell, cells, rows, flows = room.people, room.cell, room.cells, room.rows, told.flows
    pages, page, filled, free = room.calendar.pages, room.calendar.page, room.calendar.filled, room.calendar.free
    shape, total, rate, classes, hundredths = law.shape, law.total, law.rate, law.classes, law.hundredths
    destination, keeps, outcomes = law.destination, law.keeps, law.destination.shape[1]
    last, year = page.shape[0] - 1, (month - 1) // 12
    if _look_ahead(these, year, law, room) < 0.0:  # never: but asked, so that it is done
        return
    for each in range(these.shape[0]):
        number = int64(these[each])
        person, at, row = people[number], int64(cell[number]), rows[each]
        while at >= 0:
            yearly = float64(total[row]) * cells[at].faster
            befalls = cells[at].months == 0 or _drops_out(person, at, month, yearly / 12.0, cells, seed, draw)
            if befalls or person.due == month:
                which, clock, first, second = philox(
                    person.ordinal, person.key, uint32(person.spell + 1), SPELLS ^ uint32(0), seed, draw
                )
                if befalls:
                    kind, when = _outcome(which, row * uint64(outcomes), rate, outcomes), moment(person, yearly)
                    to, anew, since = destination[at, kind], not keeps[kind], year
                else:
                    kind, when = _ending(second if person.sat else first, person, at, month, cells, outcomes), month
                    to, anew, since = int64(cells[at].into if kind == outcomes + 1 else -1), True, month // 12
                if kind >= 0:
                    flows[year, kind, at] += 1
                    count(-1, person, at, year, cells, hundredths)
                    cell[number] = to
                    if to < 0:
                        break
                    person.spell += 1
                    person.left, person.since = wound(clock), min(float64(when), float64(month))
                    if anew:
                        person.began = since
                    count(1, person, to, year, cells, hundredths)
                    train(person, to, month, NOT_LATE, cells)
                    at = to
            upcoming = look_up(person, at, month, cells, last, shape, total, classes)
            if upcoming > month:
                put(number, upcoming, pages, page, filled, free)
                break
            row = place(person, at, year, shape, classes)


@step
def _drops_out(person, at, month, exposure, cells, seed, draw):  # type: ignore[no-untyped-def]
    """A month of training, which may not count: whether her clock runs out in it, which then is left to be read."""
    if cells[at].lost > 0.0 and person.due >= 0:
        number, _, _, _ = philox(person.ordinal, person.key, uint32(month), LOST ^ uint32(0), seed, draw)
        if float64(number) * _UNIT < cells[at].lost:
            person.due = min(person.due + 1, LONGEST)
    if person.left < exposure:
        return True
    person.left, person.since = person.left - exposure, month
    return False


@step
def _ending(number, person, at, month, cells, outcomes):  # type: ignore[no-untyped-def]
    """What the end of her training is told as: that she qualified, or failed; below 0: she sits again."""
    if float64(number) * _UNIT < cells[at].passes:
        return outcomes + 1
    if person.sat:
        return outcomes + 2
    person.sat, person.due = True, min(month + cells[at].resit, LONGEST)
    return -1


@step
def _outcome(number, first, rate, outcomes):  # type: ignore[no-untyped-def]
    """Which outcome it is. The first is at the top: when it grows rarer, the others befall whom they befell."""
    whole = 0.0
    for each in range(outcomes):
        whole += float64(rate[first + uint64(each)])
    outcome = outcomes - 1
    reached, level = float64(rate[first + uint64(outcome)]), (float64(number) + 0.5) * _UNIT * whole
    while level >= reached and outcome > 0:
        outcome -= 1
        reached += float64(rate[first + uint64(outcome)])
    return outcome
