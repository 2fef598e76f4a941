"""How the people of every executor are told of: who is where each month, and what happened to whom each year."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
"""Whole numbers where individuals are counted, fractions where they are expected."""

ENTERED, QUALIFIED, FAILED, GIVEN, TAKEN = -5, -4, -3, -2, -1
"""Columns of flows after those of the law's own outcomes."""
OWN = 5
"""How many those are."""


@dataclass(frozen=True, eq=False)
class Counts:
    """`people[draw, month, cell]` at the end of each month, month 0 being the start.

    `fte[draw, month, cell]`: their working time, in hundredths of full time.
    `flows[draw, year, kind, cell]`: how often each outcome of the law befell somebody of a cell; then how many entered
    into it, qualified out of it, left it having failed, left it to fill a post or place, and came into it to fill one.
    `unfilled[draw, filling]`: the posts and places that its pools could not fill.
    The expected numbers are a single draw.
    """

    people: Numbers
    fte: Numbers
    flows: Numbers
    unfilled: Numbers

    def unreconciled(self, destination: NDArray[np.int64], qualifies_into: NDArray[np.int64]) -> Numbers:
        """`[draw, year, cell]`: closing less (opening + entered − gone ± moved). Nothing, or a mistake."""
        opening, closing = self.people[:, :-12:12], self.people[:, 12::12]
        gained = self.flows[:, :, ENTERED] + self.flows[:, :, TAKEN]
        lost = self.flows[:, :, FAILED] + self.flows[:, :, GIVEN]
        moved = np.zeros_like(gained)
        for outcome in range(destination.shape[1]):
            _move(moved, self.flows[:, :, outcome], destination[:, outcome])
        _move(moved, self.flows[:, :, QUALIFIED], qualifies_into)
        found: Numbers = closing - opening - gained + lost - moved
        return found


def _move(moved: Numbers, gone: Numbers, destination: NDArray[np.int64]) -> None:
    moved -= gone
    for cell, to in enumerate(destination):
        if to >= 0:
            moved[:, :, to] += gone[:, :, cell]
