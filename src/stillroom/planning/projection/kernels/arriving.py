"""Those who are there at the start, and those who enter later."""

from numba import int64, uint32

from stillroom.planning.projection.kernels.blocks import BLOCK, fill, one_of
from stillroom.planning.projection.kernels.calendar import clear, put
from stillroom.planning.projection.kernels.changes import count, train
from stillroom.planning.projection.kernels.clock import look_up, wound
from stillroom.planning.projection.kernels.compiled import part

SPELLS = uint32(0)
"""The stream of what befalls people, and of who they are when they come."""

_PLACES = uint32(15)


@part
def begin(start, law, room, seed, draw):  # type: ignore[no-untyped-def]
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
            count(1, person, at, 0, cells, hundredths)
            put(number, look_up(person, at, 0, cells, last, shape, total, classes), pages, page, filled, free)
    return start.cell.shape[0]


@part
def enter(size, entry, many, month, entrants, law, room, told, seed, draw):  # type: ignore[no-untyped-def]
    """So many people of an entry come in with the end of a month; returns how many people are written down now."""
    people, cell, cells, numbers, flows = room.people, room.cell, room.cells, room.numbers, told.flows
    pages, page, filled, free = room.calendar.pages, room.calendar.page, room.calendar.filled, room.calendar.free
    shape, total, classes, hundredths = law.shape, law.total, law.classes, law.hundredths
    below, key, first_age, ages = entrants.below, entrants.key[entry], entrants.first_age[entry], entrants.ages[entry]
    outcomes, last, year = law.destination.shape[1], page.shape[0] - 1, (month - 1) // 12
    for begin in range(0, many, BLOCK):
        block = min(BLOCK, many - begin)
        fill(numbers, begin, block, key, SPELLS, 0, 1, seed, draw)
        for i in range(block):
            low, high = 0, below.shape[1] - 1
            while low < high:
                middle = (low + high) >> 1
                if numbers[0, i] < below[entry, middle]:
                    high = middle
                else:
                    low = middle + 1
            person = people[size]
            person.ordinal, person.key, person.spell = begin + i, key, 0
            person.left, person.since = wound(numbers[1, i]), month
            person.born, person.began = first_age + one_of(ages, numbers[2, i]) - month // 12, month // 12
            person.place = numbers[3, i] & _PLACES
            cell[size] = low
            flows[year, outcomes, low] += 1
            count(1, person, low, year, cells, hundredths)
            train(person, low, month, numbers[3, i], cells)
            put(size, look_up(person, low, month, cells, last, shape, total, classes), pages, page, filled, free)
            size += 1
    return size
