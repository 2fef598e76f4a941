"""What happens to trainees when there are more of them than those who supervise them can take.

Each region's overload is read from its counts at the start of each step. It raises how readily trainees drop out, and
makes some months of training not count: such a month is had again.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Supervision:
    """By cell: `region` its number; `takes` how many trainees one person there can supervise; `needs` how much
    supervision one person there needs (1: a trainee; 0: nobody); `works` what one person there gives to production.

    `wanted[month, region]`: what production wants, in the unit of `works`. Where it wants more than there is,
    supervisors are pulled to production, and only the share `there / wanted` of their supervision is left.
    `drop_out`: the rates of trainees' outcomes are multiplied by 1 + drop_out × overload.
    `delay`: a month of training is lost with the chance 1 − 1 / (1 + delay × overload).
    """

    region: NDArray[np.int64]
    takes: Array
    needs: Array
    drop_out: float
    delay: float
    works: Array | None = None
    wanted: Array | None = None
    step_months: int = 1

    def __post_init__(self) -> None:
        if self.drop_out < 0 or self.delay < 0:
            raise ValueError("supervision: drop_out and delay must be 0 or more.")
        if self.step_months < 1 or 12 % self.step_months:
            raise ValueError(f"supervision: a step of {self.step_months} months does not divide a year.")
        if min(self.takes.min(initial=0.0), self.needs.min(initial=0.0)) < 0:
            raise ValueError("supervision: takes and needs must be 0 or more.")
        if (self.wanted is None) != (self.works is None):
            raise ValueError("supervision: give both what production wants and who works in it, or neither.")

    @property
    def regions(self) -> int:
        return int(self.region.max(initial=-1)) + 1

    def overload(self, people: Array, month: int) -> Array:
        """`[region]`, of the counts `people[cell]` at the start of a step: 0 where supervisors suffice."""
        count = self.regions
        needed = np.bincount(self.region, self.needs * people, minlength=count)
        offered = np.bincount(self.region, self.takes * people, minlength=count)
        if self.works is not None and self.wanted is not None:
            there = np.bincount(self.region, self.works * people, minlength=count)
            wanted = self.wanted[min(month, len(self.wanted) - 1)]
            offered = offered * np.minimum(1.0, np.divide(there, wanted, out=np.ones(count), where=wanted > 0))
        load = np.divide(needed, offered, out=np.where(needed > 0, NOBODY, 0.0), where=offered > 0)
        found: Array = np.maximum(0.0, load - 1.0)
        return found


NOBODY = 100.0
"""Trainees for each one that could be supervised, where nobody supervises at all."""
