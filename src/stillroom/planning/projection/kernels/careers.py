"""Careers of everybody, month by month, by a calendar: only those are looked at to whom something happens.

A person's numbers are keyed by (seed, draw, entity, how many things befell her), so that who she is and what she has
been through decide what befalls her next, and neither the order of computing nor anybody else does.
"""

from numba import float64, int64, uint32, uint64

from stillroom.planning.projection.kernels.blocks import BLOCK, fill
from stillroom.planning.projection.kernels.calendar import ON_A_PAGE, clear, put
from stillroom.planning.projection.kernels.clock import look_up, moment, place, read, wound
from stillroom.planning.projection.kernels.compiled import kernel, part, step
from stillroom.planning.projection.kernels.overload import feedback
from stillroom.planning.projection.kernels.philox import philox
from stillroom.planning.projection.kernels.posts import SCORES, choose, line_up

SPELLS, LOST = uint32(0), uint32(4)
"""Streams: what befalls people, and which months of training do not count. Others have those from 2 to 6."""

LONGEST = 32_767
"""Months: what is due then is never."""

_SHIFT = uint64(32)
_UNIT = 2.0**-32
_PLACES = uint32(15)


@step
def _count(change, person, at, year, cells, hundredths):  # type: ignore[no-untyped-def]
    """One more or one fewer in a cell, and her working time."""
    cells[at].here += change
    if hundredths.shape[0] > 0:
        age = min(int64(person.born) + year, hundredths.shape[1] - 1)
        cells[at].hours += change * hundredths[at, age, person.place]


@step
def _train(person, at, month, number, cells):  # type: ignore[no-untyped-def]
    """What a cell's training, if it is one, means for somebody who begins there at the end of a month."""
    person.due, person.sat = -1, False
    if cells[at].months > 0:
        due = month + cells[at].months
        if float64(number) * _UNIT < cells[at].deferral:
            due += cells[at].late
        person.due = min(due, LONGEST)


@step
def _outcome(number, first, rate, outcomes):  # type: ignore[no-untyped-def]
    """Which outcome it is. The first is at the top: when it grows rarer, the others befall whom they befell."""
    whole = 0.0
    for each in range(outcomes):
        whole += float64(rate[first + each])
    outcome = outcomes - 1
    reached, level = float64(rate[first + outcome]), (float64(number) + 0.5) * _UNIT * whole
    while level >= reached and outcome > 0:
        outcome -= 1
        reached += float64(rate[first + outcome])
    return outcome


@part
def _month(month, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
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
    outcomes, seen = law.destination.shape[1], 0.0
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
    if _look_ahead(these, year, law, room) < 0.0:
        return
    for each in range(these.shape[0]):
        number = int64(these[each])
        person, at, row = people[number], int64(cell[number]), rows[each]
        while at >= 0:
            yearly, befalls, to, kind = float64(total[row]), True, at, -1
            if cells[at].months > 0:
                if cells[at].lost > 0.0 and person.due >= 0:
                    a, _, _, _ = philox(person.ordinal, person.key, uint32(month), LOST ^ uint32(0), seed, draw)
                    if float64(a) * _UNIT < cells[at].lost:
                        person.due = min(person.due + 1, LONGEST)
                yearly *= cells[at].faster
                befalls = person.left < yearly / 12.0
                if not befalls:
                    person.left, person.since = person.left - yearly / 12.0, month
            if befalls or person.due == month:
                kinds, clock, first, second = philox(
                    person.ordinal, person.key, uint32(person.spell + 1), SPELLS ^ uint32(0), seed, draw
                )
                when, anew = float64(month), True
                if befalls:
                    when = min(when, moment(person, yearly))
                    kind = _outcome(kinds, row * outcomes, rate, outcomes)
                    to, anew = destination[at, kind], not keeps[kind]
                elif float64(second if person.sat else first) * _UNIT < cells[at].passes:
                    kind, to = outcomes + 1, int64(cells[at].into)
                elif person.sat:
                    kind, to = outcomes + 2, -1
                else:
                    person.sat, person.due = True, min(month + cells[at].resit, LONGEST)
                if kind >= 0:
                    flows[year, kind, at] += 1
                    _count(-1, person, at, year, cells, hundredths)
                    cell[number] = to
                    if to < 0:
                        break
                    person.spell += 1
                    person.left, person.since = wound(clock), when
                    if anew:
                        person.began = year if befalls else month // 12
                    _count(1, person, to, year, cells, hundredths)
                    _train(person, to, month, uint32(0xFFFFFFFF), cells)
                    at = to
            upcoming = month + 1
            if cells[at].months == 0:
                upcoming = look_up(person, at, last, shape, total, classes)
            if upcoming > month:
                put(number, upcoming, pages, page, filled, free)
                break
            row = place(person, at, year, shape, classes)


@part
def _enter(size, entry, count, month, entrants, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """So many people of an entry come in with the end of a month; returns how many people are written down now."""
    people, cell, cells, numbers, flows = room.people, room.cell, room.cells, room.numbers, told.flows
    pages, page, filled, free = room.calendar.pages, room.calendar.page, room.calendar.filled, room.calendar.free
    shape, total, classes, hundredths = law.shape, law.total, law.classes, law.hundredths
    below, key, first_age, ages = entrants.below, entrants.key[entry], entrants.first_age[entry], entrants.ages[entry]
    outcomes, last, year = law.destination.shape[1], page.shape[0] - 1, (month - 1) // 12
    for begin in range(0, count, BLOCK):
        block = min(BLOCK, count - begin)
        fill(numbers, begin, block, key, SPELLS, 0, 1, seed, draw)
        for i in range(block):
            low, high = 0, below.shape[1] - 1
            while low < high:
                middle = (low + high) >> 1
                if numbers[0, i] < below[entry, middle]:
                    high = middle
                else:
                    low = middle + 1
            older = (uint64(numbers[2, i]) * uint64(ages)) >> _SHIFT
            person = people[size]
            person.ordinal, person.key, person.spell = begin + i, key, 0
            person.left, person.since = wound(numbers[1, i]), month
            person.born, person.began = first_age + int64(older) - month // 12, month // 12
            person.place = numbers[3, i] & _PLACES
            cell[size] = low
            flows[year, outcomes, low] += 1
            _count(1, person, low, year, cells, hundredths)
            _train(person, low, month, numbers[3, i], cells)
            upcoming = month + 1
            if cells[low].months == 0:
                upcoming = look_up(person, low, last, shape, total, classes)
            put(size, upcoming, pages, page, filled, free)
            size += 1
    return size


@part
def _move(size, taken, filling, month, posts, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """Those chosen fill posts, each with the clock that she has. Returns how many people are written down now.

    She is written down anew, since she stands in the calendar where she was; who is gone from there is passed over.
    """
    people, cell, cells, chain, flows = (
        room.people, room.cell, room.cells, room.chain, told.flows
    )  # fmt: skip
    pages, page, filled, free = room.calendar.pages, room.calendar.page, room.calendar.filled, room.calendar.free
    shape, total, classes, hundredths = law.shape, law.total, law.classes, law.hundredths
    outcomes, last, year = law.destination.shape[1], page.shape[0] - 1, (month - 1) // 12
    into, key, chosen = posts.into, posts.outside.key[filling], room.chosen
    for each in range(taken):
        number = int64(chosen[each])
        at = int64(cell[number])
        to = into[filling, at]
        flows[year, outcomes + 3, at] += 1
        flows[year, outcomes + 4, to] += 1
        people[size] = people[number]
        person = people[size]
        cell[number], cell[size] = -1, to
        if cells[at].months == 0:
            read(person, at, month, shape, total, classes)
        _count(-1, person, at, year, cells, hundredths)
        person.began = month // 12
        _count(1, person, to, year, cells, hundredths)
        upcoming = month + 1
        if cells[to].months > 0:
            _, _, late, _ = philox(person.ordinal, person.key, key, SCORES ^ uint32(0), seed, draw)
            _train(person, to, month, late, cells)
        else:
            person.due, person.sat = -1, False
            upcoming = max(upcoming, look_up(person, to, last, shape, total, classes))
        put(size, upcoming, pages, page, filled, free)
        chain[size] = cells[to].first
        cells[to].first = size
        size += 1
    return size


@part
def _fill(size, filling, month, posts, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """Fill the posts of one filling, pool by pool, then from outside."""
    outside = posts.outside
    for pool in range(posts.pools[filling], posts.pools[filling + 1]):
        within = posts.cells[posts.starts[pool] : posts.starts[pool + 1]]
        taken = choose(within, posts.quota[pool], outside.key[filling], room, seed, draw)
        told.unfilled[filling] += posts.quota[pool] - taken
        size = _move(size, taken, filling, month, posts, law, room, told, seed, draw)
    before = size
    size = _enter(size, filling, outside.numbers[filling], month, outside, law, room, told, seed, draw)
    for number in range(before, size):
        at = int64(room.cell[number])
        room.chain[number] = room.cells[at].first
        room.cells[at].first = number
    return size


@part
def _tell(month, law, room, told):  # type: ignore[no-untyped-def]
    cells, people, fte = room.cells, told.people, told.fte
    for at in range(cells.shape[0]):
        people[month, at] = cells[at].here
        fte[month, at] = cells[at].hours if law.hundredths.shape[0] > 0 else 100 * cells[at].here


@part
def _recount(size, year, law, room):  # type: ignore[no-untyped-def]
    """Working time anew, everybody being a year older."""
    people, cell, cells, hundredths = room.people, room.cell, room.cells, law.hundredths
    for at in range(cells.shape[0]):
        cells[at].hours = 0
    for number in range(size):
        at = int64(cell[number])
        if at >= 0:
            age = min(int64(people[number].born) + year, hundredths.shape[1] - 1)
            cells[at].hours += hundredths[at, age, people[number].place]


@part
def _begin(start, law, room, seed, draw):  # type: ignore[no-untyped-def]
    """Write down who is there at the start."""
    people, cell, cells, numbers = room.people, room.cell, room.cells, room.numbers
    pages, page, filled, free = room.calendar.pages, room.calendar.page, room.calendar.filled, room.calendar.free
    shape, total, classes, hundredths = law.shape, law.total, law.classes, law.hundredths
    last = page.shape[0] - 1
    clear(room.calendar)
    for begin in range(0, start.cell.shape[0], BLOCK):
        block = min(BLOCK, start.cell.shape[0] - begin)
        fill(numbers, begin, block, uint32(0), SPELLS, 0, 1, seed, draw)
        for i in range(block):
            number = begin + i
            person, at = people[number], int64(start.cell[number])
            person.ordinal, person.key, person.spell = number, 0, 0
            person.left, person.since = wound(numbers[1, i]), 0.0
            person.born, person.began = start.age[number], -start.tenure[number]
            person.due, person.sat, person.place = start.due[number], False, numbers[3, i] & _PLACES
            cell[number] = at
            _count(1, person, at, 0, cells, hundredths)
            upcoming = 1
            if cells[at].months == 0:
                upcoming = look_up(person, at, last, shape, total, classes)
            put(number, upcoming, pages, page, filled, free)
    return start.cell.shape[0]


@kernel
def simulate(start, law, entrants, posts, trainers, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """One draw; returns how many people were written down for it."""
    last, opening = told.people.shape[0] - 1, posts.outside.month
    size, entry, filling = _begin(start, law, room, seed, draw), int64(0), int64(0)
    _tell(int64(0), law, room, told)
    for month in range(1, last + 1):
        if trainers.step > 0 and (month - 1) % trainers.step == 0:
            feedback(month - 1, trainers, room.cells)
        _month(month, law, room, told, seed, draw)
        if filling < len(opening) and opening[filling] == month:
            line_up(size, filling, month, posts, room)
        while filling < len(opening) and opening[filling] == month:
            size = _fill(size, filling, month, posts, law, room, told, seed, draw)
            filling += 1
        while entry < len(entrants.month) and entrants.month[entry] == month:
            size = _enter(size, entry, entrants.numbers[entry], month, entrants, law, room, told, seed, draw)
            entry += 1
        if month % 12 == 0 and law.hundredths.shape[0] > 0:
            _recount(size, month // 12, law, room)
        _tell(month, law, room, told)
    return size
