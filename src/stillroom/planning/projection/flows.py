"""How the people of every executor are told of: who is where each month, and what happened to whom each year."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ENTERED, QUALIFIED, FAILED = -3, -2, -1
"""Columns of flows after those of the law's own outcomes."""


@dataclass(frozen=True, eq=False)
class Counts:
    """`people[draw, month, cell]` at the end of each month, month 0 being the start.

    `flows[draw, year, outcome, cell]`: how often each outcome befell somebody of a cell, then how many entered into it,
    qualified out of it, and left it having failed.
    """

    people: NDArray[np.float64]
    flows: NDArray[np.float64]

    def unreconciled(self, destination: NDArray[np.int64], qualifies_into: NDArray[np.int64]) -> NDArray[np.float64]:
        """`[draw, year, cell]`: closing less (opening + entered − gone + arrived). Nothing, or a mistake."""
        outcomes = destination.shape[1]
        opening, closing = self.people[:, :-12:12], self.people[:, 12::12]
        change = self.flows[:, :, ENTERED].copy()
        for outcome in range(outcomes):
            gone = self.flows[:, :, outcome]
            change -= gone
            _arrive(change, gone, destination[:, outcome])
        qualified = self.flows[:, :, QUALIFIED]
        change -= qualified + self.flows[:, :, FAILED]
        _arrive(change, qualified, qualifies_into)
        return closing - opening - change


def _arrive(change: NDArray[np.float64], gone: NDArray[np.float64], destination: NDArray[np.int64]) -> None:
    for cell, to in enumerate(destination):
        if to >= 0:
            change[:, :, to] += gone[:, :, cell]
