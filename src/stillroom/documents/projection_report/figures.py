"""Reads off a run what several sections tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from stillroom.documents.charts import FanPoint
from stillroom.documents.projection_report.run import ALL, EVERYBODY, Line, Run, Where
from stillroom.documents.projection_report.words import kind_name

INTO = ("joiners", "qualified", "returned", "moved_in", "progressed_in", "drawn_in")
OUT_OF = ("leavers", "retired", "left_training", "completed", "stopped", "moved_out", "progressed_out", "drawn_out")
TOLD = (
    ("Joined", ("joiners",)),
    ("Came back", ("returned",)),
    ("Qualified", ("qualified", "completed")),
    ("Left", ("leavers",)),
    ("Retired", ("retired",)),
    ("Stopped working", ("stopped",)),
    ("Left training", ("left_training",)),
    ("Moved between sectors", ("moved_in", "moved_out")),
    ("Filled posts and places", ("drawn_in", "drawn_out")),
    ("Changed band or group", ("progressed_in", "progressed_out")),
)
MARKED = 5
"""Years that a table has room for."""


def yearly(lines: Sequence[Line]) -> list[Line]:
    """The lines at the anniversaries of the first."""
    return [each for each in lines if each.when.month == lines[0].when.month]


def told(lines: Iterable[Line]) -> list[Line]:
    """The lines that have figures."""
    return [each for each in lines if each.mean is not None]


def last_line(run: Run, measure: str, where: Where = EVERYBODY) -> Line | None:
    """The last of its years that has figures."""
    lines = told(yearly(run.of(measure, where)))
    return lines[-1] if lines else None


def counts(run: Run) -> list[str]:
    """People and full-time equivalents; only people where everybody is counted as full-time."""
    people, time = run.of("headcount"), run.of("fte")
    same = [each.p50 for each in people] == [each.p50 for each in time] and [each.mean for each in people] == [
        each.mean for each in time
    ]
    return ["headcount"] if same else ["headcount", "fte"]


def marked_years(run: Run, measure: str) -> list[date]:
    """The first day, the last, and some between: what a table shows."""
    days = [each.when for each in yearly(run.of(measure))]
    if len(days) <= MARKED + 1:
        return days
    step = (len(days) - 1) / MARKED
    return [days[round(step * place)] for place in range(MARKED + 1)]


def at(lines: Iterable[Line], when: date) -> Line | None:
    return next((each for each in lines if each.when == when), None)


def fan(run: Run, measure: str, where: Where = EVERYBODY) -> list[FanPoint]:
    """As a chart takes it, with the band that chance alone would make where the run tells that apart."""
    found = []
    for each in told(run.of(measure, where)):
        points = (each.p05, each.p10, each.p25, each.p50, each.p75, each.p90, each.p95)
        if None in points:
            points = (each.mean,) * 7
        p05, p10, p25, p50, p75, p90, p95 = (float(value or 0.0) for value in points)
        found.append(FanPoint(each.when, p05, p10, p25, p50, p75, p90, p95, chance=_by_chance(run, each)))
    return found if all(each.chance for each in found[1:]) else [_without(each) for each in found]


def _without(point: FanPoint) -> FanPoint:
    return FanPoint(point.when, point.p05, point.p10, point.p25, point.p50, point.p75, point.p90, point.p95)


def _by_chance(run: Run, line: Line) -> tuple[float, float] | None:
    """Scales the 80 % band by the share of the standard deviation that is chance."""
    share = chance_share(run, line.measure, line.where, line.when)
    if share is None or line.p10 is None or line.p90 is None or line.p50 is None:
        return (line.p50, line.p50) if line.sd == 0 and line.p50 is not None else None
    part = share**0.5
    return line.p50 - part * (line.p50 - line.p10), line.p50 + part * (line.p90 - line.p50)


def chance_share(run: Run, measure: str, where: Where, when: date) -> float | None:
    """The share of the variance that would be left if every figure were known; None where a run leaves chance out."""
    if run.is_expected:
        return None
    for each in run.sources_of(measure, where):
        if (each.source, each.when) == ("chance", when):
            return min(1.0, max(0.0, each.share))
    return None


def flow_sums(run: Run, where: Where) -> dict[str, float]:
    """Kind → how many in all the years; the opening of the first and the closing of the last."""
    lines = run.flows_of(where)
    if not lines:
        return {}
    first, last = min(each.start for each in lines), max(each.end for each in lines)
    found: dict[str, float] = defaultdict(float)
    for each in lines:
        if each.kind == "opening":
            found[each.kind] += each.mean if each.start == first else 0.0
        elif each.kind == "closing":
            found[each.kind] += each.mean if each.end == last else 0.0
        else:
            found[each.kind] += each.mean
    return dict(found)


def flow_places(run: Run, dimension: int) -> list[str]:
    """The staff groups (0), sectors (1) or regions (2) that flows are told for by themselves."""
    found = [w[dimension] for w in (f.where for f in run.flows) if sum(each != ALL for each in w) == 1]
    return list(dict.fromkeys(each for each in found if each != ALL))


def items(run: Run) -> list[tuple[str, dict[str, int]]]:
    """What changes a number, as it is told: label → kinds of flow and their signs.

    Those who come from one part and go to another are told as one, so that nobody who only changes band counts twice.
    """
    sign = signs(run)
    pairs = [(label, {kind: sign[kind] for kind in kinds if kind in sign}) for label, kinds in TOLD]
    known = {kind for _, kinds in TOLD for kind in kinds}
    others = [(kind_name(kind), {kind: sign[kind]}) for kind in sign if kind not in known]
    return [(label, kinds) for label, kinds in [*pairs, *others] if kinds]


def changes(run: Run, sums: Mapping[str, float]) -> list[tuple[str, float]]:
    """Label → by how much it changes the number."""
    return [(label, net(sums, kinds)) for label, kinds in items(run)]


def net(sums: Mapping[str, float], kinds: Mapping[str, int]) -> float:
    """What some kinds of flow come to together."""
    return sum(sign * sums.get(kind, 0.0) for kind, sign in kinds.items())


def signs(run: Run) -> dict[str, int]:
    """Kind of flow → +1 or −1, in the order they are read; the manifest may name others."""
    found = dict.fromkeys(INTO, 1) | dict.fromkeys(OUT_OF, -1)
    named: Mapping[str, str] = run.about.get("flows", {})
    found |= {kind: 1 if sign == "+" else -1 for kind, sign in named.items()}
    present = {each.kind for each in run.flows}
    return {kind: sign for kind, sign in found.items() if kind in present}


def unreconciled(run: Run, sums: Mapping[str, float]) -> float:
    """Closing less opening, what came and what went: nothing, or a mistake."""
    change = sum(sign * sums.get(kind, 0.0) for kind, sign in signs(run).items())
    return sums.get("closing", 0.0) - sums.get("opening", 0.0) - change
