"""A share of a small number, with how little that says: Wilson's interval (E B Wilson, 1927)."""

from dataclasses import dataclass
from math import sqrt

NINETY_FIVE = 1.959963984540054  # of the normal distribution lies 95% within so many standard deviations


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`; nothing of nothing has no rate."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ValueError(f"{self.part} is not a part of {self.whole}")

    @property
    def rate(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The rates with which what was seen is compatible, at 95%."""
        if not self.whole:
            return None
        n, square = self.whole, NINETY_FIVE**2
        rate = self.part / n
        middle = (rate + square / (2 * n)) / (1 + square / n)
        reach = NINETY_FIVE * sqrt(rate * (1 - rate) / n + square / (4 * n * n)) / (1 + square / n)
        low = 0.0 if self.part == 0 else max(0.0, middle - reach)
        high = 1.0 if self.part == n else min(1.0, middle + reach)
        return low, high
