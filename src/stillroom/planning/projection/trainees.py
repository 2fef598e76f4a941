"""Those in training in expectation: a row of people for each training and month in which it ends."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.intensities import Training

Array = NDArray[np.float64]
Key = tuple[int, int, bool]
"""Which cell, the month of its end, and whether it is sat again."""


class Rows:
    """`people[row, tenure, age]`: one row a cell, then one for each day of completion. `cell[row]`: whose it is."""

    def __init__(self, cells: int, tenures: int, ages: int, horizon: int) -> None:
        self.people = np.zeros((2 * cells + 8, tenures, ages))
        self.cells, self.horizon = cells, horizon
        self._cell = np.zeros(len(self.people), np.int64)
        self._cell[:cells] = np.arange(cells)
        self.of: dict[Key, int] = {}
        self._free: list[int] = []
        self._used = cells

    @property
    def used(self) -> Array:
        return self.people[: self._used]

    @property
    def cell(self) -> NDArray[np.int64]:
        return self._cell[: self._used]

    def row(self, cell: int, due: int, sat: bool = False) -> Array:
        """Those whose training ends then. What ends beyond the horizon ends together: nobody sees it."""
        key = (cell, min(due, self.horizon + 1), sat)
        if key not in self.of:
            self.of[key] = self._free.pop() if self._free else self._new()
            self._cell[self.of[key]] = cell
        found: Array = self.people[self.of[key]]
        return found

    def take(self, key: Key) -> Array:
        """Those of a row, who are no longer in it."""
        number = self.of.pop(key)
        found: Array = self.people[number].copy()
        self.people[number] = 0.0
        self._free.append(number)
        return found

    def due(self, month: int) -> list[Key]:
        return [key for key in self.of if key[1] == month]

    def next_due(self, month: int) -> int:
        """The next month in which a training ends."""
        return min((due for _, due, _ in self.of if due > month), default=self.horizon + 1)

    def begin(self, training: Training, month: int, ages: Array) -> None:
        """Start a training at the end of a month; who defers does so at once."""
        self.row(training.cell, month + training.months)[0] += ages * (1 - training.deferral)
        if training.deferral:
            late = month + training.months + training.deferral_months
            self.row(training.cell, late)[0] += ages * training.deferral

    def lose_a_month(self, lost: Mapping[int, float]) -> None:
        """Let the share `lost[cell]` of each training end a month later."""
        for key in sorted(self.of, key=lambda key: -key[1]):
            share = lost.get(key[0], 0.0)
            if share and key[1] <= self.horizon:
                later = self.row(key[0], key[1] + 1, key[2])
                moved = self.people[self.of[key]] * share
                later += moved
                self.people[self.of[key]] -= moved

    def _new(self) -> int:
        if self._used == len(self.people):
            self.people = np.concatenate([self.people, np.zeros_like(self.people)])
            self._cell = np.concatenate([self._cell, np.zeros_like(self._cell)])
        self._used += 1
        return self._used - 1
