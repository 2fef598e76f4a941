"""What was counted: people at each year's end, places started, and joiners and leavers where they are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import nan

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class History:
    """`ends`: the years, one after another, on whose last day `people` were counted.

    `started[year]`: places started in the year that ended then. `joiners` and `leavers` are of the year that ended
    with the count, the first one's unused; nan where nobody knows. Raises ValueError for what does not add up.
    """

    ends: Sequence[int]
    people: Array
    started: Mapping[int, float] = field(default_factory=dict)
    joiners: Array = field(default_factory=lambda: np.zeros(0))
    leavers: Array = field(default_factory=lambda: np.zeros(0))

    def __post_init__(self) -> None:
        if len(self.ends) < 2 or len(self.people) != len(self.ends):
            raise ValueError("A history needs two counts or more, one for each year.")
        if any(later != earlier + 1 for earlier, later in zip(self.ends, self.ends[1:], strict=False)):
            raise ValueError("The years of a history must follow one another without a gap.")
        if not np.all(np.isfinite(self.people)) or self.people.min() <= 0:
            raise ValueError("Every count of people must be above 0.")
        for name in ("joiners", "leavers"):
            if not len(getattr(self, name)):
                object.__setattr__(self, name, np.full(len(self.ends), nan))
            if len(getattr(self, name)) != len(self.ends) or np.any(getattr(self, name) < 0):
                raise ValueError(f"The {name} must be given for each year, 0 or more.")
        for year, gap in zip(self.ends[1:], self.changes - (self.joiners - self.leavers)[1:], strict=True):
            if abs(gap) > 0.5:
                raise ValueError(
                    f"{year}: joiners less leavers differ by {-gap:+,.0f} from the change in the count. Correct one."
                )

    @property
    def changes(self) -> Array:
        """From each count to the next."""
        return np.diff(self.people)

    def completed_flows(self) -> tuple[Array, Array]:
        """Joiners and leavers of each change: where one of them is known, the other follows from the counts."""
        joiners, leavers = self.joiners[1:], self.leavers[1:]
        return (
            np.where(np.isnan(joiners), self.changes + leavers, joiners),
            np.where(np.isnan(leavers), joiners - self.changes, leavers),
        )

    def until(self, year: int) -> "History":
        """What was known on the last day of that year: nothing counted or started later."""
        kept = [end for end in self.ends if end <= year]
        return replace(
            self,
            ends=kept,
            people=self.people[: len(kept)],
            started={end: number for end, number in self.started.items() if end <= year},
            joiners=self.joiners[: len(kept)],
            leavers=self.leavers[: len(kept)],
        )

    def since(self, year: int) -> "History":
        """Without the counts before that year."""
        first = next(number for number, end in enumerate(self.ends) if end >= year)
        return replace(
            self,
            ends=self.ends[first:],
            people=self.people[first:],
            joiners=self.joiners[first:],
            leavers=self.leavers[first:],
        )
