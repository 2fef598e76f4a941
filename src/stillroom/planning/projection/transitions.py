"""What may happen to a person in one step, by where she is, how old, and how long in post."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

LEAVES = -1
_SCALE = 2.0**32


@dataclass(frozen=True, eq=False)
class Transitions:
    """Chances per step.

    `chance[cell, tenure class, age, outcome]`: of each outcome; what is left to 1 is that nothing happens.
    `destination[cell, outcome]`: the cell it leads to, or `LEAVES`.
    `keeps_tenure[outcome]`: whether time in post runs on. `tenure_from`: completed steps at which each class begins.
    Raises ValueError naming the cell, age and outcome of what cannot be.
    """

    chance: NDArray[np.float64]
    destination: NDArray[np.int64]
    keeps_tenure: NDArray[np.bool_]
    tenure_from: Sequence[int] = (0,)
    first_age: int = 0

    def __post_init__(self) -> None:
        cells, tenures, _, outcomes = self.chance.shape
        if self.destination.shape != (cells, outcomes) or self.keeps_tenure.shape != (outcomes,):
            raise ValueError(f"The destinations must be given for {cells} cells and {outcomes} outcomes.")
        if (
            len(self.tenure_from) != tenures
            or self.tenure_from[0] != 0
            or list(self.tenure_from) != sorted(set(self.tenure_from))
        ):
            raise ValueError(f"The {tenures} tenure classes must begin at 0 and rise.")
        if self.destination.max(initial=LEAVES) >= cells or self.destination.min(initial=0) < LEAVES:
            raise ValueError("A destination names a cell that is not there.")
        self._check_chances()

    def _check_chances(self) -> None:
        wrong = np.argwhere(~((self.chance >= 0) & (self.chance <= 1)))
        if len(wrong):
            cell, tenure, age, outcome = (int(each) for each in wrong[0])
            raise ValueError(
                f"The chance of outcome {outcome} in cell {cell}, tenure class {tenure}, age {self.first_age + age} is"
                f" {self.chance[cell, tenure, age, outcome]:g}. It must lie from 0 to 1."
            )
        over = np.argwhere(self.chance.sum(axis=3) > 1 + 1e-12)
        if len(over):
            cell, tenure, age = (int(each) for each in over[0])
            raise ValueError(
                f"The chances in cell {cell}, tenure class {tenure}, age {self.first_age + age} add up to"
                f" {self.chance[cell, tenure, age].sum():g}. They must not exceed 1."
            )

    @property
    def cells(self) -> int:
        return int(self.chance.shape[0])

    @property
    def ages(self) -> int:
        return int(self.chance.shape[2])

    @cached_property
    def thresholds(self) -> NDArray[np.uint32]:
        """`[cell, tenure, age, outcome]`: a number below the first means that something happens; below the k-th,
        outcome k or a later one. The first is at the top: when it grows rarer, the others touch whom they touched.
        """
        tails = np.cumsum(self.chance[..., ::-1], axis=3)[..., ::-1]
        return np.minimum(np.rint(tails * _SCALE), _SCALE - 1).astype(np.uint32)

    @cached_property
    def tenure_classes(self) -> NDArray[np.int64]:
        """Completed steps → class; the last entry stands for all that are longer."""
        steps = np.arange(self.tenure_from[-1] + 1)
        return (np.searchsorted(np.asarray(self.tenure_from), steps, side="right") - 1).astype(np.int64)
