"""One year's rates laid out for going through time, and the going: what the expected numbers are made with."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.intensities import Intensities
from stillroom.planning.projection.kernels import chains

Array = NDArray[np.float64]
REST = 1e-15
"""What is cut off."""


@dataclass(frozen=True, eq=False)
class Year:
    """`total[block, cell, tenure class, age]`, and of each arc from a cell to another its rate.

    `rate[outcome, cell, tenure class, age]` is all of them, for the flows.
    """

    total: Array
    first_arc: NDArray[np.int64]
    to: NDArray[np.int64]
    keeps: NDArray[np.bool_]
    arc_rate: Array
    rate: Array


def padded(ages: int) -> int:
    """Ages in whole groups, as the kernel takes them."""
    return -(-ages // chains.WIDTH) * chains.WIDTH


def year_of(law: Intensities, row: int) -> Year:
    """The rates of one row of the law."""
    rate = np.zeros((law.destination.shape[1], *law.rate.shape[1:3], padded(law.ages)))
    rate[..., : law.ages] = law.rate[row].transpose(3, 0, 1, 2)
    cells, outcomes = np.nonzero((law.destination >= 0) & rate.any(axis=(2, 3)).T)
    first = np.searchsorted(cells, np.arange(law.cells + 1)).astype(np.int64)
    to, keeps = law.destination[cells, outcomes], law.keeps_tenure[outcomes]
    return Year(_in_blocks(rate.sum(axis=0)), first, to, keeps, _in_blocks(rate[outcomes, cells]), rate)


def flow(
    year: Year, people: Array, row_cell: NDArray[np.int64], factor: Array, classes: NDArray[np.int64],
    occupied: Array, length: float,
) -> None:  # fmt: skip
    """Let `people[row, tenure, age]` go through `length` of a year; `occupied` gains what was lived where."""
    ceilings = (year.total.max(axis=(2, 3)) * factor).max(axis=1)
    for block, ceiling in enumerate(ceilings):
        if ceiling > 0.0:
            chains.flow(
                people, occupied, row_cell, factor, ceiling, year.total[block], year.first_arc, year.to, year.keeps,
                year.arc_rate[block], classes, block * chains.WIDTH, *_poisson(float(ceiling), length),
            )  # fmt: skip


def _in_blocks(of: Array) -> Array:
    """`[…, class, age]` → `[block, …, class, age within the block]`."""
    split = of.reshape(*of.shape[:-1], of.shape[-1] // chains.WIDTH, chains.WIDTH)
    return np.ascontiguousarray(np.moveaxis(split, -2, 0))


@lru_cache(maxsize=512)
def _poisson(ceiling: float, length: float) -> tuple[Array, Array]:
    """The chances of 0, 1, 2, … jumps until what is left is nothing, and the time lived after so many."""
    mean = ceiling * length
    terms = [math.exp(-mean)] if mean < 700 else []
    for k in range(len(terms), int(mean + 60 + 12 * math.sqrt(mean))):
        terms.append(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)))
        if k > mean and terms[-1] * mean / (k + 1 - mean) < REST:
            break
    weights = np.array(terms)
    tails = np.cumsum(weights[::-1])[::-1]
    return weights, np.append(tails[1:], 0.0) / ceiling
