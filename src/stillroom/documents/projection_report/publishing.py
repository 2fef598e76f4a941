"""What may be published of counts of people who may be real: nothing under 5, nothing such a number follows from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Hashable, Iterator, Sequence
from datetime import date
from typing import Literal

from stillroom.competence.suppression import SMALLEST
from stillroom.competence.table_suppression import Count, hide
from stillroom.documents.projection_report.figures import flow_sums, signs
from stillroom.documents.projection_report.run import ALL, EVERYBODY, Line, Run, Where

AllYears = Literal["all years"]
ALL_YEARS: AllYears = "all years"
PEOPLE = ("headcount", "fte")
"""Two ways to count the same people: where one is not shown, neither is."""
STOCKS = ("opening", "closing")
FOLLOW = ("gap_fte", "vacancy_rate")
"""Worked out from people and need: not shown where people are not. Need is no number of people."""

Key = tuple[str, Where, date | AllYears]


class Publishing:
    """Which figures of a run are hidden. A run of published figures hides none.

    Every measure of people is a row of parts that add up to a total, for each day and each of staff group, sector and
    region; these tables share their totals. Flows are told for everybody by year, and for parts over all years
    together; both add up from opening to closing, which are headcounts. Figures for several of the three at once, and
    flows of a part in one year, are not published: too many tables would have to agree.
    """

    def __init__(self, run: Run) -> None:
        self._active, self._days = run.suppressed, _days(run)
        self._hidden = hidden_keys(run) if self._active else frozenset()

    def hides(self, line: Line) -> bool:
        """Whether a line of the summary is not shown."""
        if not self._active or line.mean is None or line.measure == "need_fte":
            return self._active and _crossed(line.where)
        measure = "fte" if line.measure in FOLLOW else line.measure
        return _crossed(line.where) or (measure, line.where, line.when) in self._hidden

    def hides_flow(self, kind: str, where: Where, end: date | AllYears) -> bool:
        """Whether a number of flows is not shown: of everybody by year, of a part over all years."""
        if not self._active:
            return False
        by_part = where != EVERYBODY
        return _crossed(where) or (by_part and end != ALL_YEARS) or _key(kind, where, end, self._days) in self._hidden


def hidden_keys(run: Run) -> frozenset[Hashable]:
    """The keys of `tables` that are not shown."""
    return _with_both_counts(hide(tables(run), also=_small(run)))


def tables(run: Run) -> list[list[Count]]:
    """All that a report prints of a suppressed run and that adds up."""
    return [*_summaries(run), *_flows(run)]


def _days(run: Run) -> list[date]:
    """The first day, and the last of every year."""
    return [min((each.when for each in run.lines), default=date.min), *sorted({each.end for each in run.flows})]


def _key(kind: str, where: Where, end: date | AllYears, days: Sequence[date]) -> Key:
    """A year's closing is the next one's opening, and both are headcounts of a day: one number, one key."""
    if kind == "closing":
        return ("headcount", where, days[-1] if isinstance(end, str) else end)
    if kind == "opening":
        return ("headcount", where, days[0] if isinstance(end, str) else days[days.index(end) - 1])
    return (f"flow {kind}", where, end)


def _crossed(where: Where) -> bool:
    return sum(each != ALL for each in where) > 1


def _with_both_counts(hidden: Collection[Hashable]) -> frozenset[Hashable]:
    found = set(hidden)
    for key in hidden:
        if isinstance(key, tuple) and key[0] in PEOPLE:
            found |= {(measure, *key[1:]) for measure in PEOPLE}
    return frozenset(found)


def _small(run: Run) -> frozenset[Key]:
    """Lines with any figure under 5."""
    found = set()
    for each in run.lines:
        ends = (each.mean, each.p05, each.p10, each.p25, each.p50, each.p75, each.p90, each.p95)
        if any(end is not None and 0 < round(abs(end)) < SMALLEST for end in ends) and each.measure not in FOLLOW:
            found.add((each.measure, each.where, each.when))
    return frozenset(found)


def _summaries(run: Run) -> Iterator[list[Count]]:
    """For each measure, day and dimension: parts → total."""
    tables: dict[tuple[str, date, int], list[tuple[Key, int]]] = defaultdict(list)
    for each in run.lines:
        parts = [place for place, value in enumerate(each.where) if value != ALL]
        if each.measure not in {*FOLLOW, "need_fte"} and len(parts) == 1 and each.mean is not None:
            key = (each.measure, each.where, each.when)
            tables[each.measure, each.when, parts[0]].append((key, _whole(each.mean)))
    for (measure, when, _), parts_of in tables.items():
        total = Count((measure, EVERYBODY, when), "parts", "total", sum(number for _, number in parts_of), worth=400)
        yield [*(Count(key, "total", "parts", number) for key, number in parts_of), total]


def _flows(run: Run) -> Iterator[list[Count]]:
    """Everybody: years by kinds. Each dimension: parts by kinds, all years together. Both with the totals of kinds."""
    sign, days = signs(run) | {"opening": 1, "closing": -1}, _days(run)

    def count(kind: str, where: Where, end: date | AllYears, number: float, *ends: Hashable, worth: int = 1) -> Count:
        """What comes flows from its kind's total to a row; what goes, the other way."""
        tail, head = ends if sign[kind] > 0 else ends[::-1]
        return Count(_key(kind, where, end, days), tail, head, max(0, round(number)), worth)

    totals = {
        kind: count(kind, EVERYBODY, ALL_YEARS, number, "all", kind, worth=400)
        for kind, number in flow_sums(run, EVERYBODY).items()
        if kind in sign
    }
    yield [*_by_year(run, sign, days, count), *(totals[kind] for kind in totals if kind not in STOCKS)]
    for dimension in range(3):
        places = {each.where for each in run.flows if each.where[dimension] != ALL and not _crossed(each.where)}
        parts = [
            count(kind, where, ALL_YEARS, number, kind, where)
            for where in sorted(places)
            for kind, number in flow_sums(run, where).items()
            if kind in sign
        ]
        yield [*parts, *totals.values()]


def _by_year(run: Run, sign: Container[str], days: Sequence[date], count: Callable[..., Count]) -> Iterator[Count]:
    """Each year is a row, and its closing leads on to the next: a reader sees the same number twice."""
    for each in run.flows_of():
        if each.kind == "closing":
            after = days[days.index(each.end) + 1] if each.end != days[-1] else "all"
            yield count(each.kind, EVERYBODY, each.end, each.mean, after, each.end)
        elif each.kind == "opening" and each.end == days[1]:
            yield count(each.kind, EVERYBODY, each.end, each.mean, "all", each.end)
        elif each.kind in sign and each.kind not in STOCKS:
            yield count(each.kind, EVERYBODY, each.end, each.mean, each.kind, each.end)


def _whole(number: float) -> int:
    return max(0, round(number))
