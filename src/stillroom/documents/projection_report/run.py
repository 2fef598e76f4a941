"""What a run of a projection left behind, as its files tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

ALL = "all"

Where = tuple[str, str, str]
"""Staff group, sector, region; “all” is a total."""
EVERYBODY: Where = (ALL, ALL, ALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A measure on a day: `mean`, `sd` and percentiles over the draws.

    None: there is too little data to say or, where it does not apply, nothing to say: of no posts there is no rate.
    """

    when: date
    measure: str
    where: Where
    mean: float | None
    sd: float | None = None
    p05: float | None = None
    p10: float | None = None
    p25: float | None = None
    p50: float | None = None
    p75: float | None = None
    p90: float | None = None
    p95: float | None = None
    applies: bool = True


@dataclass(frozen=True, slots=True)
class FlowLine:
    """How many did something between two days, such as joined or left; also opening and closing numbers."""

    start: date
    end: date
    where: Where
    kind: str
    mean: float


@dataclass(frozen=True, slots=True)
class Move:
    """How many went from one place to another between two days, and by which law."""

    start: date
    end: date
    law: str
    origin: Where
    goal: Where
    mean: float


@dataclass(frozen=True, slots=True)
class Source:
    """Which share of a result's variance comes from where: chance, what is not known, or a group of assumptions."""

    when: date
    measure: str
    where: Where
    source: str
    share: float


@dataclass(frozen=True, slots=True)
class Assumption:
    """A figure that went in, with its 80 % interval and who answers for it."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    kind: str = ""
    group: str = ""
    owner: str = ""
    evidence: str = ""
    date: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What there is too little data for; a dimension that is not named means all of it."""

    measure: str
    where: Where
    source: str = ""
    why: str = ""

    def touches(self, measure: str, where: Where) -> bool:
        """Whether a figure needs what is missing: it is the same, part of it, or a total over it."""
        same = self.measure in {measure, "", ALL}
        return same and all(
            ALL in {mine, theirs} or mine == theirs for mine, theirs in zip(self.where, where, strict=True)
        )


@dataclass(frozen=True, slots=True)
class ExtraTable:
    """A table that another step of the work left, such as a back-test or places to commission."""

    section: str
    title: str
    sentence: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""


@dataclass(frozen=True)
class Run:
    """`about` is the manifest as it stands."""

    about: Mapping[str, Any]
    lines: Sequence[Line]
    flows: Sequence[FlowLine] = ()
    moves: Sequence[Move] = ()
    sources: Sequence[Source] = ()
    assumptions: Sequence[Assumption] = ()
    missing: Sequence[Missing] = ()
    tables: Sequence[ExtraTable] = ()
    _index: dict[tuple[str, Where], list[Line]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _sources: dict[tuple[str, Where], list[Source]] = field(default_factory=dict, init=False, compare=False, repr=False)
    _flows: dict[Where, list[FlowLine]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for each in self.lines:
            self._index.setdefault((each.measure, each.where), []).append(each)
        for source in self.sources:
            self._sources.setdefault((source.measure, source.where), []).append(source)
        for flow in self.flows:
            self._flows.setdefault(flow.where, []).append(flow)

    @property
    def title(self) -> str:
        return str(self.about.get("title") or "Projection of the workforce")

    @property
    def is_expected(self) -> bool:
        """Whether it gives expected numbers only, and leaves chance out."""
        return self.about.get("executor") == "expected"

    @property
    def suppressed(self) -> bool:
        """Whether the people may be real, so that small counts of them are not published."""
        return bool(self.about.get("suppress"))

    def of(self, measure: str, where: Where = EVERYBODY) -> list[Line]:
        """A measure over the years; what there is too little data for is there without figures."""
        found = sorted(self._index.get((measure, where), []), key=lambda each: each.when)
        if any(each.touches(measure, where) for each in self.missing):
            return [Line(each.when, each.measure, each.where, None) for each in found]
        return found

    def flows_of(self, where: Where = EVERYBODY) -> list[FlowLine]:
        """All that happened in one place."""
        return self._flows.get(where, [])

    def sources_of(self, measure: str, where: Where = EVERYBODY) -> list[Source]:
        """Where the spread of a figure comes from, day by day."""
        return self._sources.get((measure, where), [])

    def values(self, dimension: int, measure: str) -> list[str]:
        """The staff groups (0), sectors (1) or regions (2) that a measure is told for, in the order of the file."""
        found = (where[dimension] for name, where in self._index if name == measure and _only(where, dimension))
        return list(dict.fromkeys(found))

    def name(self, code: str) -> str:
        """What a code is called."""
        return str(self.about.get("names", {}).get(code, code))


def only(value: str, dimension: int) -> Where:
    """One staff group (0), sector (1) or region (2), and everything else together."""
    first, second, third = (value if place == dimension else ALL for place in range(3))
    return first, second, third


def _only(where: Where, dimension: int) -> bool:
    return all((value == ALL) != (place == dimension) for place, value in enumerate(where))
