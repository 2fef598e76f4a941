"""Dates on which places or posts open."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EveryYear:
    """The first of a month, in each calendar year from one to another."""

    month: int
    first: int
    last: int

    @property
    def dates(self) -> tuple[date, ...]:
        return tuple(date(year, self.month, 1) for year in range(self.first, self.last + 1))
