"""Posts and training places that open on a date, and who fills them: people from other cells, or from outside.

New posts that draw from other sectors are such, and training places filled in part from support staff. What one cell
gains so, another loses.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.transitions import LEAVES


@dataclass(frozen=True, eq=False)
class Pool:
    """Cells that together give a share of those wanted: whoever is in them is as likely to be taken."""

    cells: NDArray[np.int64]
    share: float


@dataclass(frozen=True, eq=False)
class Filling:
    """`number` posts or places that open at the end of month `month`. `key` says which, in every scenario alike.

    Each pool gives its share of the number, as far as it has people; what it cannot give stays vacant. What the pools'
    shares leave of 1 comes from outside: by `outside[cell]`, ages spread evenly over `ages` years from `first_age` on.
    `into[cell]`: where somebody taken from that cell goes. She begins there anew: no time in post, and training from
    its start if that is a training.
    """

    key: int
    month: int
    number: float
    pools: Sequence[Pool]
    into: NDArray[np.int64]
    outside: NDArray[np.float64] | None = None
    first_age: int = 0
    ages: int = 1

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(f"filling {self.key}: {self.number:g} posts cannot open.")
        if self.month < 1 or self.key < 1:
            raise ValueError(f"filling {self.key}: its month and its key must be 1 or more.")
        given = sum(pool.share for pool in self.pools)
        if any(pool.share < 0 for pool in self.pools) or given > 1 + 1e-9:
            raise ValueError(f"filling {self.key}: the pools' shares add up to {given:g}. They must not exceed 1.")
        if given < 1 - 1e-9 and self.outside is None:
            raise ValueError(f"filling {self.key}: the pools give {given:g} of it. Say who comes from outside.")
        if self.outside is not None and (self.outside.min() < 0 or abs(float(self.outside.sum()) - 1) > 1e-9):
            raise ValueError(f"filling {self.key}: the shares from outside must be 0 or more and add up to 1.")
        for pool in self.pools:
            if np.any(self.into[pool.cells] == LEAVES):
                raise ValueError(f"filling {self.key}: a pool names a cell of which nothing says where its people go.")
            if np.any(np.isin(pool.cells, self.into[pool.cells])):
                raise ValueError(f"filling {self.key}: a pool cannot give people to itself.")

    @property
    def from_outside(self) -> float:
        """The share that comes from outside."""
        return max(0.0, 1.0 - sum(pool.share for pool in self.pools))
