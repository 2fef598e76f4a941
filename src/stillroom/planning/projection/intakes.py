"""Who enters, and on which dates: the same dates whatever the step, so that every step gives the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import pdtr, pdtrik

SIZES = 2
"""The stream of how many enter."""
KEYS = 2**31
"""Keys of intakes and fillings lie below it."""


@dataclass(frozen=True, eq=False)
class Intake:
    """People who enter at the end of month `month`. `key` says which intake it is, in every scenario alike.

    `share[cell]` adds up to 1; ages are spread evenly over `ages` years from `first_age` on. `exact`: as many as
    expected, as with commissioned places; else Poisson about it. `name`: what the key is made from.
    """

    key: int
    month: int
    expected: float
    share: NDArray[np.float64]
    first_age: int
    ages: int
    exact: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        if self.expected < 0:
            raise ValueError(f"intake {self.key}: {self.expected:g} people cannot enter.")
        if self.month < 1 or not 1 <= self.key < KEYS:
            raise ValueError(f"intake {self.key}: its month must be 1 or more, its key from 1 to {KEYS - 1}.")
        if self.share.min(initial=0.0) < 0 or abs(float(self.share.sum()) - 1) > 1e-9:
            raise ValueError(f"intake {self.key}: the shares add up to {self.share.sum():g}. They must add up to 1.")
        if self.ages < 1:
            raise ValueError(f"intake {self.key}: entrants need at least one age.")


def sizes(intakes: Sequence[Intake], *, seed: int, draw: int) -> NDArray[np.int64]:
    """How many enter with each. More expected never gives fewer: a draw keeps its place in the spread."""
    expected = np.array([each.expected for each in intakes], np.float64)
    exact = np.array([each.exact for each in intakes], np.bool_)
    found: NDArray[np.float64] = np.rint(expected)
    if not exact.all():
        from stillroom.planning.projection.kernels.numbers import uniforms_of

        keys = np.array([each.key for each in intakes], np.int64)
        places = uniforms_of(keys, stream=SIZES, seed=seed, draw=draw)
        found = np.where(exact, found, _poisson(places, expected))
    return found.astype(np.int64)


def _poisson(places: NDArray[np.float64], means: NDArray[np.float64]) -> NDArray[np.float64]:
    """The least numbers that are not exceeded with a chance of `places` or more."""
    above = np.ceil(pdtrik(places, np.maximum(means, 1e-300)))
    below = np.maximum(above - 1, 0)
    found: NDArray[np.float64] = np.where(means > 0, np.where(pdtr(below, means) >= places, below, above), 0.0)
    return found
