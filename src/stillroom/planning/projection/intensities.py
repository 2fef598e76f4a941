"""How readily things happen: events a person a year, constant within each year of the projection.

Within a year the people of a cell, age and time in post are a continuous-time Markov chain, so that every executor, and
every step from a month to a year, speaks of the same process. Age and time in post go up once a year, on the
anniversary of the base date.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

MONTHS = 12


@dataclass(frozen=True, eq=False)
class Training:
    """What training does to those in a cell: it lasts, and then she qualifies, sits again, or goes.

    `qualifies_into`: the cell on passing. Those who do not pass sit again after `resit_months`, once; then they pass
    with the same chance or leave. `deferral` starts later by `deferral_months` with that chance.
    """

    cell: int
    months: int
    qualifies_into: int
    passes: float = 1.0
    resit_months: int = 6
    deferral: float = 0.0
    deferral_months: int = 12

    def __post_init__(self) -> None:
        for name in ("passes", "deferral"):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise ValueError(f"training of cell {self.cell}: {name} is {value:g}; it must lie from 0 to 1.")
        for name in ("months", "resit_months", "deferral_months"):
            if getattr(self, name) < 1:
                raise ValueError(f"training of cell {self.cell}: {name} must be 1 or more.")


@dataclass(frozen=True, eq=False)
class Intensities:
    """`rate[year, cell, tenure class, age, outcome]` a year; a single year stands for all of them.

    `destination[cell, outcome]`, `keeps_tenure[outcome]`, `tenure_from`: as for transitions, in years. Raises
    ValueError naming the year, cell, age and outcome of what cannot be.
    """

    rate: NDArray[np.float64]
    destination: NDArray[np.int64]
    keeps_tenure: NDArray[np.bool_]
    tenure_from: Sequence[int] = (0,)
    first_age: int = 0
    training: Sequence[Training] = field(default=())

    def __post_init__(self) -> None:
        _, cells, tenures, _, outcomes = self.rate.shape
        if self.destination.shape != (cells, outcomes) or self.keeps_tenure.shape != (outcomes,):
            raise ValueError(f"The destinations must be given for {cells} cells and {outcomes} outcomes.")
        if len(self.tenure_from) != tenures or self.tenure_from[0] != 0:
            raise ValueError(f"The {tenures} tenure classes must begin at 0.")
        for each in self.training:
            if not 0 <= each.cell < cells or not 0 <= each.qualifies_into < cells:
                raise ValueError(f"training of cell {each.cell}: a cell that it names is not there.")
            if np.any(self.destination == each.cell) or any(
                each.cell == other.qualifies_into for other in self.training
            ):
                raise ValueError(f"training of cell {each.cell}: it is entered on dates of intake, not by an outcome.")
        if self.rate.size and not (self.rate.min() >= 0 and self.rate.max() < np.inf):
            wrong = np.argwhere(~((self.rate >= 0) & np.isfinite(self.rate)))
            year, cell, tenure, age, outcome = (int(each) for each in wrong[0])
            raise ValueError(
                f"The rate of outcome {outcome} in year {year}, cell {cell}, tenure class {tenure}, age"
                f" {self.first_age + age} is {self.rate[tuple(wrong[0])]:g}. It must be 0 or more."
            )

    @property
    def cells(self) -> int:
        return int(self.rate.shape[1])

    @property
    def ages(self) -> int:
        return int(self.rate.shape[3])

    @cached_property
    def total(self) -> NDArray[np.float64]:
        """`[year, cell, tenure class, age]`: of anything at all."""
        return np.ascontiguousarray(self.rate.sum(axis=4))

    @cached_property
    def tenure_classes(self) -> NDArray[np.int64]:
        """Completed years → class; the last entry stands for all that are longer."""
        years = np.arange(self.tenure_from[-1] + 1)
        return (np.searchsorted(np.asarray(self.tenure_from), years, side="right") - 1).astype(np.int64)

    def year(self, number: int) -> int:
        """The row of `rate` that holds for a year of the projection."""
        return min(number, int(self.rate.shape[0]) - 1)
