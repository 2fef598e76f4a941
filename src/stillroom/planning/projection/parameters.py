"""What is not known exactly: each figure of a scenario is a distribution, with where it comes from.

Figures counted from data are posteriors of the events seen and what was exposed to them, with the prior stated. Figures
judged by experts are given by the interval that they hold to be 80 % likely.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import special

Array = NDArray[np.float64]
TENTH = float(special.ndtri(0.9))


class Parameter(Protocol):
    """A figure of which only a distribution is known."""

    def at(self, places: Array) -> Array:
        """Its values at places (0 to 1) in the distribution."""
        ...

    @property
    def middle(self) -> float:
        """Its median: what a single run takes."""
        ...


@dataclass(frozen=True)
class Known:
    """A figure taken as certain."""

    value: float

    def at(self, places: Array) -> Array:
        return np.full(len(places), self.value)

    @property
    def middle(self) -> float:
        return self.value


@dataclass(frozen=True)
class Rate:
    """Events a person a year, from `events` seen in `exposure` person-years.

    The posterior is Gamma; the prior Gamma(`prior_events`, `prior_exposure`), Jeffreys' unless stated.
    """

    events: float
    exposure: float
    prior_events: float = 0.5
    prior_exposure: float = 0.0

    def __post_init__(self) -> None:
        if self.events < 0 or self.exposure <= 0:
            raise ValueError(f"{self.events:g} events in {self.exposure:g} person-years cannot be. Give the exposure.")
        if self.prior_events <= 0 or self.prior_exposure < 0:
            raise ValueError("The prior of a rate needs events above 0 and an exposure of 0 or more.")

    def at(self, places: Array) -> Array:
        shape, exposure = self.events + self.prior_events, self.exposure + self.prior_exposure
        found: Array = special.gammaincinv(shape, places) / exposure
        return found

    @property
    def middle(self) -> float:
        return float(self.at(np.array([0.5]))[0])


@dataclass(frozen=True)
class Share:
    """A proportion, from `of` cases of which `count` were so. The posterior is Beta, Jeffreys' prior unless stated."""

    count: float
    of: float
    prior_count: float = 0.5
    prior_rest: float = 0.5

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.of or self.of <= 0:
            raise ValueError(f"{self.count:g} of {self.of:g} is not a share.")
        if self.prior_count <= 0 or self.prior_rest <= 0:
            raise ValueError("The prior of a share needs counts above 0.")

    def at(self, places: Array) -> Array:
        found: Array = special.betaincinv(self.count + self.prior_count, self.of - self.count + self.prior_rest, places)
        return found

    @property
    def middle(self) -> float:
        return float(self.at(np.array([0.5]))[0])


@dataclass(frozen=True)
class Judged:
    """An expert's 80 % interval: one in ten below `low`, one in ten above `high`.

    Between 0 and 1 (`bounded`) the odds are log-normal; above 0 (`positive`) the figure itself; else it is normal.
    """

    low: float
    high: float
    kind: str = "positive"

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"The interval from {self.low:g} to {self.high:g} does not rise.")
        if self.kind not in ("positive", "bounded", "any"):
            raise ValueError(f"There is no kind “{self.kind}”. Write positive, bounded or any.")
        if (self.kind != "any" and self.low <= 0) or (self.kind == "bounded" and self.high >= 1):
            raise ValueError(f"The interval from {self.low:g} to {self.high:g} leaves the range of {self.kind}.")

    def at(self, places: Array) -> Array:
        low, high = self._to_line(self.low), self._to_line(self.high)
        line = (low + high) / 2 + special.ndtri(places) * (high - low) / (2 * TENTH)
        return self._from_line(line)

    @property
    def middle(self) -> float:
        return float(self.at(np.array([0.5]))[0])

    def _to_line(self, value: float) -> float:
        if self.kind == "any":
            return value
        return float(np.log(value) if self.kind == "positive" else np.log(value / (1 - value)))

    def _from_line(self, line: Array) -> Array:
        if self.kind == "any":
            return line
        found: Array = np.exp(line) if self.kind == "positive" else 1 / (1 + np.exp(-line))
        return found
