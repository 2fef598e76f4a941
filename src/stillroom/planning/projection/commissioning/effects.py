"""What one more place does, in each stored draw: everything here is linear in the number of places.

That holds as long as feedback of trainers' capacity is inactive, which is why trainees are kept within what the
expected supervisors can take.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class SupervisionCheck:
    """A region's trainees against its supervisors, on a day."""

    region: str
    on: date


@dataclass(frozen=True, eq=False)
class Effects:
    """`gap[draw, target]`: need less supply with no place chosen. `closes[draw, target, option]`: by one place.

    `over[draw, check]`: trainees less those who can be supervised, none chosen (below 0: room). `adds[draw, check,
    option]`: by one place; below 0 where those who qualify supervise.
    """

    gap: Array
    closes: Array
    checks: Sequence[SupervisionCheck] = ()
    over: Array | None = None
    adds: Array | None = None

    def __post_init__(self) -> None:
        draws, targets = self.gap.shape
        if self.closes.shape[:2] != (draws, targets):
            raise ValueError(f"The effects of places must be given for {draws} draws and {targets} targets.")
        if bool(self.checks) != (self.over is not None) or (self.over is None) != (self.adds is None):
            raise ValueError("Give the checks of supervision with what trainees need and what places add, or none.")
        wrong = np.argwhere(~np.isfinite(self.gap))
        if len(wrong):
            raise ValueError(f"The gap of target {wrong[0][1]} in draw {wrong[0][0]} is not a number.")

    @property
    def draws(self) -> int:
        return int(self.gap.shape[0])

    @property
    def rows(self) -> int:
        """Targets, then checks of supervision."""
        return int(self.gap.shape[1]) + len(self.checks)

    def part(self, draws: slice) -> "Effects":
        """Some of the draws."""
        if self.over is None or self.adds is None:
            return Effects(self.gap[draws], self.closes[draws])
        return Effects(self.gap[draws], self.closes[draws], self.checks, self.over[draws], self.adds[draws])

    @property
    def needed(self) -> Array:
        """`[draw, row]`: what `lifts` must reach for the row to hold."""
        return self.gap if self.over is None else np.hstack([self.gap, self.over])

    @property
    def lifts(self) -> Array:
        """`[draw, row, option]`: a gap closed, or supervision freed, by one place."""
        return self.closes if self.adds is None else np.concatenate([self.closes, -self.adds], axis=1)


def together(parts: Sequence[Effects]) -> Effects:
    """The draws of all parts, one after the other."""
    first = parts[0]
    gap, closes = np.concatenate([each.gap for each in parts]), np.concatenate([each.closes for each in parts])
    if first.over is None:
        return Effects(gap, closes)
    over = np.concatenate([each.over for each in parts if each.over is not None])
    adds = np.concatenate([each.adds for each in parts if each.adds is not None])
    return Effects(gap, closes, first.checks, over, adds)
