"""Each person's clock: exposure left until the next thing befalls her, drawn once from the unit exponential.

It runs down at the rate of her cell, age and time in post. What changes the rate – a birthday, a move, a new year's
figures – leaves the clock as it stands, so that no exposure is lost or had twice. Her next event is looked up as far as
it takes, once, and she is put into the calendar in that month; until then nothing is done for her.
"""

import math

from numba import float64, int64, uint64

from stillroom.planning.projection.kernels.compiled import step

_UNIT = 2.0**-32


@step
def wound(number):  # type: ignore[no-untyped-def]
    """A new clock, from a number of 32 bits."""
    return -math.log((float64(number) + 0.5) * _UNIT)


@step
def place(person, at, year, shape, classes):  # type: ignore[no-untyped-def]
    """The row of rates that holds for somebody in a cell and year; `shape` is that of the law's totals."""
    group = classes[min(year - int64(person.began), classes.shape[0] - 1)]
    age = min(int64(person.born) + year, shape[3] - 1)
    return uint64(((min(year, shape[0] - 1) * shape[1] + at) * shape[2] + group) * shape[3] + age)


@step
def moment(person, rate):  # type: ignore[no-untyped-def]
    """When her clock runs out, in months, at a rate a year."""
    return float64(person.since) + float64(person.left) * 12.0 / rate


@step
def look_up(person, at, now, cells, last, shape, total, classes):  # type: ignore[no-untyped-def]
    """The month in which to look at her next, after `last` for never; her clock was read in month `now` or at its end.

    Trainees are looked at every month, since their rates may change with their supervision. For others it is the month
    of the next event, and their clocks are then read at the start of its year.
    """
    if cells[at].months > 0:
        return now + 1
    left, since, month = float64(person.left), float64(person.since), last + 1
    year, rate = int64(since) // 12, 0.0
    while year * 12 < last:
        rate, ends = float64(total[place(person, at, year, shape, classes)]), float64((year + 1) * 12)
        exposure = rate * ((ends - since) / 12.0)
        if left < exposure:
            break
        left, since = left - exposure, ends
        year += 1
    person.left, person.since = left, since
    if year * 12 < last:
        month = min(int64(moment(person, rate)) + 1, (year + 1) * 12)
    return month


@step
def read(person, at, now, shape, total, classes):  # type: ignore[no-untyped-def]
    """Read her clock at the end of month `now`, whether it was last read before or is read beforehand."""
    left, since = float64(person.left), float64(person.since)
    while since > now:
        year = (int64(math.ceil(since)) - 1) // 12
        begins = float64(max(year * 12, now))
        left += float64(total[place(person, at, year, shape, classes)]) * ((since - begins) / 12.0)
        since = begins
    if since < now:
        year = int64(since) // 12
        left -= float64(total[place(person, at, year, shape, classes)]) * ((now - since) / 12.0)
    person.left, person.since = max(0.0, left), now
