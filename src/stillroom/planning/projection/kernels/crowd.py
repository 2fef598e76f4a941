"""What the kernels of cohorts read and write: people of one cell, time in post and age.

In whole numbers where they are drawn, else in expected numbers.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Array = NDArray[np.float64]


Numbers = NDArray[Any]


class Crowd(NamedTuple):
    """`people[cell, tenure, age]`: those in no training, or in one of which nothing says when it ends.

    `trainees[training, sat, month, tenure, age]`: those whose training ends in a month; the last stands for all beyond
    the horizon. `waiting[training, sat, month]` adds them up. `arriving`, `ages`, `entering` are room to work in.
    `here[cell]`: how many there are in all.
    """

    people: Numbers
    trainees: Numbers
    waiting: Numbers
    arriving: Numbers
    ages: Numbers
    entering: Numbers
    here: Numbers


class Rules(NamedTuple):
    """The law, as in `Intensities`, and of each training what `Training` says of it.

    `training[cell]`: the number of a cell's training, or -1. `mean[cell, age]` and `variance[cell, age]`: of working
    time in hundredths. `faster[cell]`: how much more readily trainees drop out now; `lost[cell]`: the chance that a
    month of training does not count now.
    """

    rate: Array
    total: Array
    destination: Whole
    keeps: NDArray[np.bool_]
    classes: Whole
    training: Whole
    cell: Whole
    months: Whole
    into: Whole
    resit: Whole
    late: Whole
    passes: Array
    deferral: Array
    mean: Array
    variance: Array
    faster: Array
    lost: Array


class Trainers(NamedTuple):
    """As in `Supervision`; `step` 0: there is no feedback. `wanted` has no months where production is not looked at."""

    region: Whole
    takes: Array
    needs: Array
    works: Array
    wanted: Array
    drop_out: float
    delay: float
    step: int


class Entering(NamedTuple):
    """By entry, in order of month: how many enter, by `share[entry, cell]`, of which ages."""

    month: Whole
    key: Whole
    number: Numbers
    share: Array
    first_age: Whole
    ages: Whole


class Posts(NamedTuple):
    """Filling f has the pools `pools[f]` to `pools[f + 1]`; pool p the cells `cells[starts[p]]` to `…[starts[p + 1]]`,
    and gives `quota[p]`. `outside` are those who come from outside, a row for each filling.
    """

    pools: Whole
    starts: Whole
    cells: Whole
    quota: Numbers
    into: Whole
    outside: Entering


class Told(NamedTuple):
    """What is told of one draw: as `Counts`."""

    people: NDArray[np.int32]
    fte: NDArray[np.int32]
    flows: NDArray[np.int32]
    unfilled: NDArray[np.int32]
