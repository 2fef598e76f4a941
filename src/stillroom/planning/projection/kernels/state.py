"""What the kernels of careers read and write: arrays, grouped by what they are of."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

PERSON = np.dtype(
    [
        ("ordinal", np.uint32),  # with the key, who she is: row of the start (key 0), or ordinal within an entry
        ("key", np.uint32),
        ("left", np.float64),  # what her clock reads at `since`: the exposure until the next thing befalls her
        ("since", np.float32),  # in months; where that is to come, her clock runs on towards it
        ("born", np.int16),  # her age in year 0, were she there
        ("began", np.int16),  # the year in which she came into her post
        ("due", np.int16),  # the month in which her training ends, or -1
        ("spell", np.int16),  # how many things befell her
        ("place", np.uint8),  # of sixteen, in how much people work
        ("sat", np.bool_),  # whether she failed once
    ],
    align=True,
)
"""One person in 32 bytes. Her cell stands in an array of its own, since posts look for people by it; below 0: gone."""


class Beginning(NamedTuple):
    """As `Start`; `due` is -1 for those in no training."""

    cell: NDArray[np.int16]
    age: NDArray[np.int16]
    tenure: NDArray[np.int16]
    due: NDArray[np.int16]


CELL = np.dtype(
    [
        ("months", np.int32),  # how long its training lasts; 0: it is none
        ("into", np.int32),
        ("resit", np.int32),
        ("late", np.int32),
        ("passes", np.float64),
        ("deferral", np.float64),
        ("region", np.int64),
        ("takes", np.float64),
        ("needs", np.float64),
        ("works", np.float64),
        ("faster", np.float64),  # its trainees drop out so many times as readily, now
        ("lost", np.float64),  # the chance that a month of training does not count, now
        ("here", np.int32),  # how many people there are, now
        ("hours", np.int32),  # their working time, now
        ("begins", np.int32),  # its people, where posts look for some, side by side
        ("ends", np.int32),
        ("first", np.int32),  # of those who came since
        ("wanted", np.bool_),
    ],
    align=True,
)
"""One cell: its training, its trainers, and what is counted there."""


class Law(NamedTuple):
    """As in `Intensities`, one row after the other; `total` is the sum over outcomes of `rate`.

    `shape`: how many years, cells, tenure classes and ages there are rates for.
    `hundredths[cell, age, place]` of full time; no cells: working time is not told apart.
    """

    shape: tuple[int, int, int, int]
    rate: NDArray[np.float32]
    total: NDArray[np.float32]
    destination: NDArray[np.int64]
    keeps: NDArray[np.bool_]
    classes: NDArray[np.int64]
    hundredths: NDArray[np.int16]


class Entrants(NamedTuple):
    """By entry, in order of `month`: `below[entry, cell]` are the cumulated shares, on the scale of 32 bits."""

    month: NDArray[np.int64]
    key: NDArray[np.uint32]
    numbers: NDArray[np.int64]
    below: NDArray[np.uint32]
    first_age: NDArray[np.int64]
    ages: NDArray[np.int64]


class Posts(NamedTuple):
    """Filling f has the pools from `pools[f]` to before `pools[f + 1]`; pool p takes `quota[p]`, and has the cells from
    `cells[starts[p]]` to before `cells[starts[p + 1]]`. `wanted[f, cell]`: a pool of it has the cell. `outside`: those
    who come from outside, a row for each filling.
    """

    pools: NDArray[np.int64]
    starts: NDArray[np.int64]
    cells: NDArray[np.int64]
    wanted: NDArray[np.bool_]
    quota: NDArray[np.int64]
    into: NDArray[np.int64]
    outside: Any


class Trainers(NamedTuple):
    """As in `Supervision`; `step` 0: there is no feedback."""

    wanted: NDArray[np.float64]
    drop_out: float
    delay: float
    step: int


class Calendar(NamedTuple):
    """As `calendar` keeps it: of each month its latest page and how much of that is filled; the first free page."""

    pages: NDArray[np.int32]
    page: NDArray[np.int32]
    filled: NDArray[np.int32]
    free: NDArray[np.int32]


class Room(NamedTuple):
    """To work in, used again for every draw."""

    people: NDArray[np.void]
    cell: NDArray[np.int16]
    cells: NDArray[np.void]
    calendar: Calendar
    rows: NDArray[np.uint64]
    chain: NDArray[np.int32]
    lined: NDArray[np.int32]
    ordinals: NDArray[np.uint32]
    keys: NDArray[np.uint32]
    high: NDArray[np.uint32]
    scores: NDArray[np.uint64]
    chosen: NDArray[np.int32]
    numbers: NDArray[np.uint32]


class Told(NamedTuple):
    """What is told of one draw: as `Counts`."""

    people: NDArray[np.int32]
    fte: NDArray[np.int32]
    flows: NDArray[np.int32]
    unfilled: NDArray[np.int32]
