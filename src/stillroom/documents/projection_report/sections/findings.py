"""The findings as sentences, each worked out from the run; what the run does not tell is said, not left out."""

from __future__ import annotations

from stillroom.documents.projection_report.content import Section, Text
from stillroom.documents.projection_report.figures import counts, told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import ALL, EVERYBODY, Line, Run, Where, only
from stillroom.documents.projection_report.sections import spread, training
from stillroom.documents.projection_report.sections.flows import drawn_and_moved, moved_between
from stillroom.documents.projection_report.words import (
    about,
    about_band,
    day,
    figure,
    measure_name,
    middle,
    place,
    sentence_case,
    share,
)

DRAWING = (
    ("takes a new post", "New posts"),
    ("takes a training place", "Training places"),
    ("moves to", "People who change sector of their own accord"),
)
"""How the names of laws begin that lead from one sector to another, and what is said of them."""


def section(run: Run, publishing: Publishing) -> Section:
    return Section("findings", "Findings", texts(run, publishing))


def texts(run: Run, publishing: Publishing) -> list[Text]:
    """In short; who loses; places started now; how sure; what would reverse the decision."""
    own = [str(each) for each in run.about.get("findings", ())]
    blocks = [
        Text([*own, *_number(run, publishing), *_gap(run, publishing), *_missing(run)], heading="In short"),
        Text(_who_loses(run), heading="Who loses when others recruit"),
        Text(training.sentences(run, publishing), heading="Places started now, and the trainers they need"),
        Text(_sure(run), heading="How sure this is"),
        Text(_reversal(run, publishing), heading="What would reverse the decision"),
    ]
    return [each for each in blocks if each.sentences]


def _last(run: Run, measure: str, where: Where = EVERYBODY) -> Line | None:
    lines = told(yearly(run.of(measure, where)))
    return lines[-1] if lines else None


def _number(run: Run, publishing: Publishing) -> list[str]:
    found = []
    for measure in counts(run):
        unit = measure_name(measure)
        lines = told(yearly(run.of(measure)))
        if len(lines) > 1 and not any(publishing.hides(each) for each in (lines[0], lines[-1])):
            first, last = lines[0], lines[-1]
            become = "remain" if about(middle(first)) == about(middle(last)) else "become"
            found.append(
                f"{figure(middle(first))} {unit} on {day(first.when)} {become} about {about(middle(last))} by "
                f"{day(last.when)}{about_band(last)}."
            )
    return found


def _gap(run: Run, publishing: Publishing) -> list[str]:
    """In total; where that cannot be told, sector by sector."""
    if not run.of("gap_fte"):
        return []
    if _last(run, "gap_fte"):
        return [_short(run, EVERYBODY)]
    sectors = [only(sector, 1) for sector in run.values(1, "gap_fte")]
    lines = {where: _last(run, "gap_fte", where) for where in sectors}
    shown = [where for where, line in lines.items() if line and not publishing.hides(line)]
    return ["The gap in total: insufficient data.", *(_short(run, where) for where in shown)]


def _short(run: Run, where: Where) -> str:
    gap, rate = _last(run, "gap_fte", where), _last(run, "vacancy_rate", where)
    if gap is None:
        return ""
    whose = "The workforce" if where == EVERYBODY else sentence_case(place(run, where))
    text = f"{whose}, on {day(gap.when)}: {_over_or_short(middle(gap))} in full-time equivalents"
    if gap.p10 is not None and gap.p10 != gap.p90:
        text += f" (8 in 10 results: {_between(gap.p10, gap.p90 or 0.0)})"
    return f"{text}; vacancy rate {figure(middle(rate), 'vacancy_rate')}{about_band(rate)}." if rate else f"{text}."


def _over_or_short(gap: float | None) -> str:
    """“36 short”, or “36 too many” of a gap below 0."""
    return f"{about(abs(gap or 0.0))} {'short' if (gap or 0.0) >= 0 else 'too many'}"


def _between(low: float, high: float) -> str:
    if low < 0 < high:
        return f"{_over_or_short(low)} to {_over_or_short(high)}"
    nearer, further = sorted((low, high), key=abs)
    return f"{about(abs(nearer))} to {_over_or_short(further)}"


def _missing(run: Run) -> list[str]:
    if not run.missing:
        return []
    names = "; ".join(dict.fromkeys(f"{place(run, each.where)} ({_what(each.measure)})" for each in run.missing))
    return [f"Insufficient data: {names}. Totals that would need it have no figure."]


def _what(measure: str) -> str:
    return "every measure" if measure in {"all", ""} else measure_name(measure)


def _who_loses(run: Run) -> list[str]:
    """Who draws whom, by new posts, by training places and by those who move of themselves."""
    if run.suppressed or not (run.flows or run.moves):
        return ["This run does not tell who moved between sectors."]
    if run.moves:
        found = [_drawn(run, what, moved_between(run, law)) for law, what in DRAWING]
    else:
        gained = drawn_and_moved(run)
        found = [
            _balance(run, "New posts and training places", {sector: drawn for sector, (drawn, _) in gained.items()}),
            _balance(
                run,
                "People who change sector of their own accord",
                {sector: moved for sector, (_, moved) in gained.items()},
            ),
        ]
    return [each for each in found if each] or ["In this run no sector gains people from another."]


def _drawn(run: Run, what: str, moved: dict[tuple[str, str], float]) -> str:
    """“New posts, all years together: primary care draws 20 from community and 9 from other hospital.”"""
    by_goal: dict[str, list[str]] = {}
    for (origin, goal), number in moved.items():
        if number >= 0.5:
            by_goal.setdefault(goal, []).append(f"{about(number)} from {run.name(origin)}")
    # A pool of places may stand in several sectors: of those only the origin of people is known.
    parts = [f"{'' if goal == ALL else run.name(goal)} draws {_listed(each)}".strip() for goal, each in by_goal.items()]
    if list(by_goal) == [ALL]:
        return f"{what} draw, all years together, {_listed(by_goal[ALL])} (means, people)."
    return f"{what}, all years together: {'; '.join(parts)} (means, people)." if parts else ""


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _balance(run: Run, what: str, gained: dict[str, float]) -> str:
    winners = sorted((each for each in gained if gained[each] >= 0.5), key=lambda each: -gained[each])
    losers = sorted((each for each in gained if gained[each] <= -0.5), key=lambda each: gained[each])
    if not winners or not losers:
        return ""
    to = ", ".join(f"{run.name(each)} gains {about(gained[each])}" for each in winners)
    lost = ", ".join(f"{run.name(each)} loses {about(-gained[each])}" for each in losers)
    return f"{what}, all years together: {to}; {lost} (means, people)."


def _sure(run: Run) -> list[str]:
    found = []
    for measure in spread.MEASURES:
        parts = {each.source: each.share for each in spread.last_sources(run, measure)}
        name = measure_name(measure)
        if spread.CHANCE in parts:
            chance = parts[spread.CHANCE]
            found.append(
                f"Of the spread in {name}, {share(chance)} is chance and {share(1 - chance)} is what we do not know."
            )
        groups = spread.groups(run, measure)
        if groups:
            found.append(f"What we assume about {groups[0].source} drives it most ({groups[0].share:.0%}).")
    return found or ["This run does not tell chance from what we do not know."]


def _reversal(run: Run, publishing: Publishing) -> list[str]:
    """In how many results the sign turns, and what to know better first."""
    own = [str(each) for each in run.about.get("reversals", ())]
    own += _no_gap(run, publishing)
    line, start = _last(run, "headcount"), told(yearly(run.of("headcount")))[:1]
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
    total = [EVERYBODY] if _last(run, "gap_fte") else [only(sector, 1) for sector in run.values(1, "gap_fte")]
    for where in total:
        line = _last(run, "gap_fte", where)
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
