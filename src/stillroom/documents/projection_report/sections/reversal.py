"""What would reverse a decision: in how many results the sign turns, and what to know better first."""

from __future__ import annotations

from stillroom.documents.projection_report.figures import last_line, told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Line, Run, only
from stillroom.documents.projection_report.sections import spread
from stillroom.documents.projection_report.words import day, middle, place


def sentences(run: Run, publishing: Publishing) -> list[str]:
    """In how many results the sign turns, and what to know better first."""
    own = [str(each) for each in run.about.get("reversals", ())]
    own += _no_gap(run, publishing)
    line, start = last_line(run, "headcount"), told(yearly(run.of("headcount")))[:1]
    if line and start and not publishing.hides(line):
        fewer = _below(line, middle(start[0]) or 0.0)
        own.append(f"On {day(line.when)} there are fewer people than on {day(start[0].when)} in {fewer} results.")
    groups = spread.groups(run, "gap_fte") or spread.groups(run, "headcount")
    if groups:
        own.append(
            f"Check first what is assumed about {groups[0].source}: it moves the result most. "
            "A decision that holds at both ends of its 8 in 10 interval is safe from it."
        )
    return [*own, "To test one decision against another, compare two scenarios: they share people and chances."]


def _no_gap(run: Run, publishing: Publishing) -> list[str]:
    """In how many results a gap is none, in total or in each sector that has figures."""
    found = []
    total = [EVERYBODY] if last_line(run, "gap_fte") else [only(sector, 1) for sector in run.values(1, "gap_fte")]
    for where in total:
        line = last_line(run, "gap_fte", where)
        if line and not publishing.hides(line):
            whose = "total" if where == EVERYBODY else place(run, where)
            found.append(f"On {day(line.when)} there is no gap in {whose} in {_below(line, 0.0)} results.")
    return found


def _below(line: Line, value: float) -> str:
    """Between which of the percentiles a value lies: “between 10 and 25 in 100”."""
    points = [(share, getattr(line, f"p{share:02}")) for share in (5, 10, 25, 50, 75, 90, 95)]
    known = [(share, point) for share, point in points if point is not None]
    under = [share for share, point in known if point < value]
    over = [share for share, point in known if point >= value]
    if not known:
        return "an unknown share of"
    if not under:
        return f"at most {over[0]} in 100"
    return f"more than {under[-1]} in 100" if not over else f"between {under[-1]} and {over[0]} in 100"
