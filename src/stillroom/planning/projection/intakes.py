"""Who enters, and on which dates: the same dates whatever the step, so that every step gives the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import poisson

from stillroom.planning.projection.kernels.numbers import uniforms

SIZES = 2
"""The stream of how many enter."""


@dataclass(frozen=True, eq=False)
class Intake:
    """People who enter at the end of month `month`. `key` says which intake it is, in every scenario alike.

    `share[cell]` adds up to 1; ages are spread evenly over `ages` years from `first_age` on. `exact`: as many as
    expected, as with commissioned places; else Poisson about it.
    """

    key: int
    month: int
    expected: float
    share: NDArray[np.float64]
    first_age: int
    ages: int
    exact: bool = False

    def __post_init__(self) -> None:
        if self.expected < 0:
            raise ValueError(f"intake {self.key}: {self.expected:g} people cannot enter.")
        if self.month < 1 or self.key < 1:
            raise ValueError(f"intake {self.key}: its month and its key must be 1 or more.")
        if self.share.min(initial=0.0) < 0 or abs(float(self.share.sum()) - 1) > 1e-9:
            raise ValueError(f"intake {self.key}: the shares add up to {self.share.sum():g}. They must add up to 1.")
        if self.ages < 1:
            raise ValueError(f"intake {self.key}: entrants need at least one age.")


def sizes(intakes: Sequence[Intake], *, seed: int, draw: int) -> NDArray[np.int64]:
    """How many enter with each. More expected never gives fewer: a draw keeps its place in the spread."""
    return np.array([_size(each, seed, draw) for each in intakes], np.int64)


def _size(intake: Intake, seed: int, draw: int) -> int:
    if intake.exact:
        return round(intake.expected)
    place = uniforms(1, stream=SIZES, seed=seed, draw=draw, first=intake.key)[0]
    return int(poisson.ppf(place, intake.expected))
