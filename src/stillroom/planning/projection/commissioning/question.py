"""What is asked: which places are on offer, which gaps are to be closed, and within which limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Option:
    """Places of one route in one region that start on one date: from `least` to `most` of them, at `price` each.

    `qualifies`: the first day on which anybody who starts then can qualify. `name` tells those of one route apart.
    """

    route: str
    region: str
    starts: date
    qualifies: date
    price: float
    least: float = 0.0
    most: float | None = None
    name: str = ""

    def __post_init__(self) -> None:
        if self.price < 0:
            raise ValueError(f"The price of {self} is {self.price:g}. It must be 0 or more.")
        if self.least < 0 or (self.most is not None and self.most < self.least):
            raise ValueError(f"{self} cannot be between {self.least:g} and {self.most:g} in number.")
        if self.qualifies <= self.starts:
            raise ValueError(f"{self}: nobody qualifies on the day on which they start.")

    def __str__(self) -> str:
        return f"{self.route} places in {self.region} from {self.starts:%B %Y}"

    @property
    def financial_year(self) -> str:
        """Such as 2026/27: from April to March."""
        first = self.starts.year - (self.starts.month < 4)
        return f"{first}/{(first + 1) % 100:02d}"


@dataclass(frozen=True)
class Target:
    """A gap that is to be closed on a day. `region` is empty where the target is for all of them together."""

    name: str
    region: str
    on: date


@dataclass(frozen=True)
class Equity:
    """The region with fewest places for each of `per` has at least `ratio` of what the region with most has."""

    per: Mapping[str, float]
    ratio: float

    def __post_init__(self) -> None:
        if not 0 <= self.ratio <= 1:
            raise ValueError(f"The ratio of equity is {self.ratio:g}. It must lie from 0 to 1.")
        for region, number in self.per.items():
            if number <= 0:
                raise ValueError(f"Equity cannot be asked for {region}: there are {number:g} to share among.")


@dataclass(frozen=True)
class Question:
    """`certainty`: the share of draws in which the gaps must be closed, of all targets at once (`jointly`) or of each.

    `yearly`: what may be spent on places that start in each financial year. A limit of None is none.
    """

    options: Sequence[Option]
    targets: Sequence[Target]
    certainty: float = 0.9
    jointly: bool = False
    budget: float | None = None
    yearly: Mapping[str, float] = field(default_factory=dict)
    per_head: Equity | None = None
    per_service: Equity | None = None

    def __post_init__(self) -> None:
        if not self.options or not self.targets:
            raise ValueError("Say which places are on offer and which gaps they should close.")
        if not 0 < self.certainty <= 1:
            raise ValueError(f"The certainty asked for is {self.certainty:g}. It must be above 0 and at most 1.")
        for what, limit in {"whole period": self.budget, **self.yearly}.items():
            if limit is not None and limit < 0:
                raise ValueError(f"The budget for the {what} is {limit:g}. It must be 0 or more.")
        for equity in (self.per_head, self.per_service):
            missing = self.regions - set(equity.per) if equity else set()
            if missing:
                raise ValueError(f"Equity needs a number for {', '.join(sorted(missing))} too.")

    @property
    def regions(self) -> set[str]:
        """In which places are on offer."""
        return {each.region for each in self.options}
