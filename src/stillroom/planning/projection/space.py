"""The cells people stand in: staff group, Agenda for Change band, sector and region."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FIRST_AGE, AGES = 16, 60
"""Ages run from 16; the last, 75, stands for all that are older."""


@dataclass(frozen=True, order=True)
class Cell:
    """One kind of post or training in one place."""

    staff_group: str
    band: str
    sector: str
    region: str

    def __str__(self) -> str:
        return f"{self.staff_group}, band {self.band}, {self.sector}, {self.region}"


@dataclass(frozen=True)
class Space:
    """Every cell of a scenario, numbered in order. Raises ValueError for one that is there twice."""

    cells: Sequence[Cell]

    def __post_init__(self) -> None:
        if len(set(self.cells)) != len(self.cells):
            twice = next(each for each in self.cells if list(self.cells).count(each) > 1)
            raise ValueError(f"The cell {twice} is there twice.")

    def __len__(self) -> int:
        return len(self.cells)

    @cached_property
    def _numbers(self) -> dict[Cell, int]:
        return {cell: number for number, cell in enumerate(self.cells)}

    def number(self, cell: Cell) -> int:
        """Raises KeyError for a cell that the scenario does not have."""
        return self._numbers[cell]

    def where(self, **wanted: Collection[str]) -> NDArray[np.bool_]:
        """`[cell]`: those whose staff_group, band, sector and region are among the ones named; none named: all."""
        found = np.ones(len(self.cells), np.bool_)
        for name, values in wanted.items():
            found &= np.array([getattr(cell, name) in values for cell in self.cells], np.bool_)
        return found
