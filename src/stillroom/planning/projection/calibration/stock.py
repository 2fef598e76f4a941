"""One group of people from year to year, by the engine's law: rates within the year, entries on their dates.

Leaving is a constant rate; others join at the end of each month; those of funded places qualify in the middle of the
year, `LAG` years after the year in which they started.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LAG = 2
"""Years from starting a place to the register (D2:228)."""
LEAVING, JOINING, REGISTERING, PLACES_BEFORE = "leaving", "joining", "registering", "places_before"
SWING, PERSISTENCE, SWING_OF_LEAVING = "swing", "persistence", "swing_of_leaving"
FIGURES = {
    LEAVING: "Leaving, a person a year",
    JOINING: "Joining a year, other than through funded places",
    REGISTERING: "Share of funded places that add a registrant",
    PLACES_BEFORE: "Places started a year before the first that is known",
    SWING: "Swing of joining from year to year, people",
    PERSISTENCE: "Share of a year's swing that lasts into the next",
    SWING_OF_LEAVING: "Swing of leaving from year to year, share of the leavers",
}
"""What may be fitted, and what it is called. The first two and the swing must be; the rest counts as 0 if not named."""


@dataclass(frozen=True, eq=False)
class Stock:
    """`values[name][draw]` of the figures; of everything below there is one a draw."""

    values: Mapping[str, Array]

    def __post_init__(self) -> None:
        missing = [name for name in (LEAVING, JOINING, SWING) if name not in self.values]
        unknown = [name for name in self.values if name not in FIGURES]
        if missing or unknown:
            raise ValueError(
                f"Fitting needs {', '.join(missing) or 'no more'} and knows no {', '.join(unknown) or 'others'}."
                f" It knows {', '.join(FIGURES)}."
            )

    def __getitem__(self, name: str) -> Array:
        return self.values[name] if name in self.values else np.zeros(len(self.values[LEAVING]))

    @property
    def stay(self) -> Array:
        """The chance of being there a year later."""
        return np.exp(-self[LEAVING])

    @property
    def stay_of_joiners(self) -> Array:
        """The share of the year's joiners there at its end."""
        months = np.arange(12) / 12
        kept: Array = np.exp(-np.multiply.outer(self[LEAVING], months)).mean(axis=1)
        return kept

    @property
    def stay_of_qualified(self) -> Array:
        return np.exp(-self[LEAVING] / 2)

    def qualifying(self, started: Mapping[int, float | Array], year: int) -> Array:
        """How many qualify in the year that ends then. Before the first year with known places: as many as before."""
        if not started or year - LAG < min(started):
            return self[REGISTERING] * self[PLACES_BEFORE]
        if year - LAG not in started:
            raise ValueError(f"Nobody says how many places were started in the year to {year - LAG}.")
        return self[REGISTERING] * started[year - LAG]

    def expected(self, people: float | Array, qualifying: Array, joining: Array | None = None) -> Array:
        """At the year's end, from those at its start."""
        joining = self[JOINING] if joining is None else joining
        return people * self.stay + joining * self.stay_of_joiners + qualifying * self.stay_of_qualified

    def chance(self, people: float | Array, qualifying: Array, joining: Array | None = None) -> Array:
        """The variance of the count by chance alone: who leaves, and how many join."""
        joining = self[JOINING] if joining is None else joining
        registers = self[REGISTERING] * self.stay_of_qualified
        return (
            people * self.stay * (1 - self.stay)
            + joining * self.stay_of_joiners
            + qualifying * self.stay_of_qualified * (1 - registers)
        )

    def persists(self, years: int) -> Array:
        """`[draw, year, year]`: the correlation of two years' swings."""
        apart = np.abs(np.subtract.outer(np.arange(years), np.arange(years)))
        found: Array = self[PERSISTENCE][:, None, None] ** apart
        return found
