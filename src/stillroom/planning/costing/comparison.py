"""What costing found: everything that a page, a report or a file needs to tell it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Band:
    """The middle of what may be, and what 1 case in 10 stays below and above."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class MonthCost:
    """One month of one route, counted from the decision on. `net` = contribution − employer's cost."""

    month: int
    cost: Band
    contribution: Band
    net: Band
    cumulative: Band
    levy: Band
    grant: Band


@dataclass(frozen=True)
class BreakEven:
    """The first month from which on the route has paid for itself for as long as the comparison runs.

    `share`: of the draws in which that happens within the comparison. A month is None when it lies beyond.
    """

    share: float
    p10: int | None
    p50: int | None
    p90: int | None
    sentence: str


@dataclass(frozen=True)
class LineCost:
    """One line of a route over the whole comparison. `paid_by`: employer, levy or grant."""

    name: str
    kind: str
    paid_by: str
    total: Band


@dataclass(frozen=True)
class Driver:
    """A group of figures, and its share of the spread of what remains at the end."""

    name: str
    share: float


@dataclass(frozen=True)
class RouteCost:
    """One route. `deepest`: how far the employer is out of pocket at worst; `deepest_month`: when, in the middle draw.

    `deepest_month` 0: never. `stays`: the share of those who begin that are there at the end.
    """

    code: str
    name: str
    trained_after: int
    months: Sequence[MonthCost]
    lines: Sequence[LineCost]
    employer: Band
    levy: Band
    grant: Band
    contribution: Band
    deepest: Band
    deepest_month: int
    break_even: BreakEven
    stays: float
    drivers: Sequence[Driver] = field(default=())


@dataclass(frozen=True)
class Overtakes:
    """From which month on `route` has cost the employer less in all than `other`.

    `alike`: they are the same in every month of every draw, so neither overtakes the other.
    """

    route: str
    other: str
    when: BreakEven
    alike: bool = False


@dataclass(frozen=True)
class Assumption:
    """One figure that went in. `what` says its value or its distribution in words."""

    name: str
    what: str
    owner: str
    evidence: str
    on: date | None


@dataclass(frozen=True)
class CostComparison:
    title: str
    currency: str
    synthetic: bool
    period: int
    draws: int
    routes: Sequence[RouteCost]
    overtakes: Sequence[Overtakes]
    assumptions: Sequence[Assumption]
    findings: Sequence[str] = field(default=())
