"""What a move does to what is counted, and to her who moves."""

from numba import float64, int64, uint32

from stillroom.planning.projection.kernels.compiled import part, step

NOT_LATE = uint32(0xFFFFFFFF)
"""The number of somebody who begins a training without delay."""

LONGEST = 32_767
"""Months: what is due then is never."""

_UNIT = 2.0**-32


@step
def count(change, person, at, year, cells, hundredths):  # type: ignore[no-untyped-def]
    """One more or one fewer in a cell, and her working time."""
    cells[at].here += change
    if hundredths.shape[0] > 0:
        age = min(int64(person.born) + year, hundredths.shape[1] - 1)
        cells[at].hours += change * hundredths[at, age, person.place]


@step
def train(person, at, month, number, cells):  # type: ignore[no-untyped-def]
    """What a cell's training, if it is one, means for somebody who begins there at the end of a month."""
    person.due, person.sat = -1, False
    if cells[at].months > 0:
        due = month + cells[at].months
        if float64(number) * _UNIT < cells[at].deferral:
            due += cells[at].late
        person.due = min(due, LONGEST)


@part
def tell(month, law, room, told):  # type: ignore[no-untyped-def]
    cells, people, fte = room.cells, told.people, told.fte
    for at in range(cells.shape[0]):
        people[month, at] = cells[at].here
        fte[month, at] = cells[at].hours if law.hundredths.shape[0] > 0 else 100 * cells[at].here


@part
def recount(size, year, law, room):  # type: ignore[no-untyped-def]
    """Working time anew, everybody being a year older."""
    people, cell, cells, hundredths = room.people, room.cell, room.cells, law.hundredths
    for at in range(cells.shape[0]):
        cells[at].hours = 0
    for number in range(size):
        at = int64(cell[number])
        if at >= 0:
            age = min(int64(people[number].born) + year, hundredths.shape[1] - 1)
            cells[at].hours += hundredths[at, age, people[number].place]
