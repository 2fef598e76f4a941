"""Who is there at the start, and who enters later."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Start:
    """One row a person. The row's number is who she is: to keep people the same in two scenarios, keep the order."""

    cell: NDArray[np.int64]
    age: NDArray[np.int64]  # in completed steps above the transitions' first age
    tenure: NDArray[np.int64]
    due: NDArray[np.int64] | None = None  # the month in which her training ends; -1: in none

    def __post_init__(self) -> None:
        if not len(self.cell) == len(self.age) == len(self.tenure):
            raise ValueError("Each person needs a cell, an age and a time in post.")
        if self.due is not None and (len(self.due) != len(self.cell) or np.any((self.due < 1) & (self.due != -1))):
            raise ValueError("Training ends in month 1 or later; write -1 for each person who is in none.")
        for name in ("cell", "age", "tenure"):
            if len(self.cell) and getattr(self, name).min() < 0:
                raise ValueError(f"Somebody's {name} is below 0.")


@dataclass(frozen=True, eq=False)
class Entries:
    """Those who enter at the end of each step: `expected[step]` on average (Poisson), or exactly if `exact`.

    `share[cell]` adds up to 1; ages are spread evenly over `ages` years from `first_age` on.
    """

    expected: NDArray[np.float64]
    share: NDArray[np.float64]
    first_age: int
    ages: int
    exact: bool = False

    def __post_init__(self) -> None:
        if self.expected.min(initial=0.0) < 0:
            raise ValueError("The number of entrants is below 0 in some step.")
        if self.share.min(initial=0.0) < 0 or abs(float(self.share.sum()) - 1) > 1e-9:
            raise ValueError(f"The shares of entrants add up to {self.share.sum():g}. They must add up to 1.")
        if self.ages < 1:
            raise ValueError("Entrants need at least one age.")
