"""How much of a full-time post each person works: it changes with age and post, and a person keeps her place in it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

PLACES = 16


@dataclass(frozen=True, eq=False)
class WorkingTime:
    """`hundredths[cell, age, place]` of full time, rising with the place, 0 to 15, of sixteen equally likely ones.

    A person's place is keyed by who she is, so that who works less than others at 30 does so at 50.
    """

    hundredths: NDArray[np.int64]

    def __post_init__(self) -> None:
        if self.hundredths.ndim != 3 or self.hundredths.shape[2] != PLACES:
            raise ValueError(f"The working time must be given for {PLACES} places of each cell and age.")
        if self.hundredths.min(initial=0) < 0:
            raise ValueError("Somebody's working time is below 0.")

    @cached_property
    def mean(self) -> NDArray[np.float64]:
        """`[cell, age]`: of full time, as a share."""
        found: NDArray[np.float64] = self.hundredths.mean(axis=2) / 100
        return found
