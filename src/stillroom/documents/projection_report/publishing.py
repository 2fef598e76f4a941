"""What may be published of counts that stem from live records: nothing under 5, nothing such a number follows from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from datetime import date

from stillroom.competence.suppression import SMALLEST
from stillroom.competence.table_suppression import Count, hide
from stillroom.documents.projection_report.figures import signs
from stillroom.documents.projection_report.run import ALL, EVERYBODY, Line, Run, Where
from stillroom.documents.projection_report.words import RATES

Key = tuple[str, Where, date]


class Publishing:
    """Which figures of a run are hidden. A run of published figures hides none.

    Every measure of people is a row of parts that add up to a total, for each day and each of staff group, sector and
    region; these tables share their totals. The year's flows are such tables too, and add up from opening to closing.
    Figures for several of the three at once are not published: too many tables would have to agree.
    """

    def __init__(self, run: Run) -> None:
        self._hidden = _hidden(run) if run.suppressed else frozenset()
        self._active = run.suppressed

    def hides(self, line: Line) -> bool:
        """Whether a line of the summary is not shown."""
        if not self._active or line.measure in RATES:
            return self._active and ("headcount", line.where, line.when) in self._hidden
        ends = (line.mean, line.p05, line.p10, line.p25, line.p50, line.p75, line.p90, line.p95)
        small = any(each is not None and 0 < round(abs(each)) < SMALLEST for each in ends)
        return small or _crossed(line.where) or (line.measure, line.where, line.when) in self._hidden

    def hides_flow(self, kind: str, where: Where, end: date) -> bool:
        """Whether a number of a year's flows is not shown."""
        return self._active and (_crossed(where) or _flow_key(kind, where, end) in self._hidden)


def _crossed(where: Where) -> bool:
    return sum(each != ALL for each in where) > 1


def _flow_key(kind: str, where: Where, end: date) -> Key:
    return (f"flow {kind}", where, end)


def _hidden(run: Run) -> frozenset[Hashable]:
    return hide([*_summaries(run), *_flows(run)])


def _summaries(run: Run) -> list[list[Count]]:
    """For each measure, day and dimension: parts → total."""
    tables: dict[tuple[str, date, int], list[tuple[Key, int]]] = defaultdict(list)
    for each in run.lines:
        parts = [place for place, value in enumerate(each.where) if value != ALL]
        if each.measure not in RATES and len(parts) == 1 and each.mean is not None:
            key = (each.measure, each.where, each.when)
            tables[each.measure, each.when, parts[0]].append((key, _whole(each.mean)))
    found = []
    for (measure, when, _), parts_of in tables.items():
        total = Count((measure, EVERYBODY, when), "parts", "total", sum(number for _, number in parts_of), worth=400)
        found.append([*(Count(key, "total", "parts", number) for key, number in parts_of), total])
    return found


def _flows(run: Run) -> list[list[Count]]:
    """For each year and dimension: kinds by parts, with the totals of each kind."""
    sign = signs(run) | {"opening": 1, "closing": -1}
    tables: dict[tuple[date, int], list[tuple[str, Where, int]]] = defaultdict(list)
    for each in run.flows:
        parts = [place for place, value in enumerate(each.where) if value != ALL]
        if len(parts) == 1 and each.kind in sign:
            tables[each.end, parts[0]].append((each.kind, each.where, _whole(each.mean)))
    found = []
    for (end, _), cells in tables.items():
        table, totals = [], defaultdict[str, int](int)
        for kind, where, number in cells:
            table.append(_arc(_flow_key(kind, where, end), kind, where, number, sign[kind]))
            totals[kind] += number
        for kind, number in totals.items():
            table.append(_arc(_flow_key(kind, EVERYBODY, end), "all", kind, number, sign[kind], worth=400))
        found.append(table)
    return found


def _arc(key: Key, tail: Hashable, head: Hashable, number: int, sign: int, *, worth: int = 1) -> Count:
    """What comes flows from its kind's total to a place; what goes, the other way."""
    return Count(key, tail, head, number, worth) if sign > 0 else Count(key, head, tail, number, worth)


def _whole(number: float) -> int:
    return max(0, round(number))
