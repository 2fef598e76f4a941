"""Posts and training places that open on a date, and who fills them: people from other cells, or from outside.

New posts that draw from other sectors are such, and training places filled in part from support staff. What one cell
gains so, another loses.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.intakes import KEYS
from stillroom.planning.projection.transitions import LEAVES

ROUNDING = 5
"""The stream by which fractions of a post become whole."""


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
    its start if that is a training. `name`: what the key is made from.
    """

    key: int
    month: int
    number: float
    pools: Sequence[Pool]
    into: NDArray[np.int64]
    outside: NDArray[np.float64] | None = None
    first_age: int = 0
    ages: int = 1
    name: str = ""

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(f"filling {self.key}: {self.number:g} posts cannot open.")
        if self.month < 1 or not 1 <= self.key < KEYS:
            raise ValueError(f"filling {self.key}: its month must be 1 or more, its key from 1 to {KEYS - 1}.")
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

    @property
    def bounds(self) -> NDArray[np.float64]:
        """From 0 to the number: where each pool's part of it ends, and then that from outside."""
        found: NDArray[np.float64] = self.number * np.cumsum([0.0, *(pool.share for pool in self.pools), 0.0])
        found[-1 if self.outside is not None else -2 :] = self.number
        return found


def quotas(fillings: Sequence[Filling], *, seed: int, draw: int) -> NDArray[np.int64]:
    """Of each filling, one after the other: how many each of its pools is to give, and then how many from outside.

    Whole numbers: each as expected on average and next to it in every draw, together next to the filling's number.
    """
    if not fillings:
        return np.zeros(0, np.int64)
    from stillroom.planning.projection.kernels.numbers import uniforms_of

    keys = np.array([each.key for each in fillings], np.int64)
    bounds = [each.bounds for each in fillings]
    lengths = [len(each) for each in bounds]
    places = np.repeat(uniforms_of(keys, stream=ROUNDING, seed=seed, draw=draw), lengths)
    whole = np.floor(np.concatenate(bounds) + places).astype(np.int64)
    return np.delete(np.diff(whole), np.cumsum(lengths)[:-1] - 1)
