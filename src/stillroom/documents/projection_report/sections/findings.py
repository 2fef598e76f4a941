"""The findings as sentences, each worked out from the run; what the run does not tell is said, not left out."""

from __future__ import annotations

from stillroom.documents.projection_report.content import Section, Text
from stillroom.documents.projection_report.figures import counts, last_line, told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Run, Where, only
from stillroom.documents.projection_report.sections import drawing, reversal, spread, training
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


def section(run: Run, publishing: Publishing) -> Section:
    return Section("findings", "Findings", texts(run, publishing))


def texts(run: Run, publishing: Publishing) -> list[Text]:
    """In short; who loses; places started now; how sure; what would reverse the decision."""
    own = [str(each) for each in run.about.get("findings", ())]
    blocks = [
        Text([*own, *_number(run, publishing), *_gap(run, publishing), *_missing(run)], heading="In short"),
        Text(drawing.sentences(run), heading="Who loses when others recruit"),
        Text(training.sentences(run, publishing), heading="Places started now, and the trainers they need"),
        Text(_sure(run), heading="How sure this is"),
        Text(reversal.sentences(run, publishing), heading="What would reverse the decision"),
    ]
    return [each for each in blocks if each.sentences]


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
    total = last_line(run, "gap_fte")
    if total:
        return [] if publishing.hides(total) else [_short(run, EVERYBODY)]
    sectors = [only(sector, 1) for sector in run.values(1, "gap_fte")]
    lines = {where: last_line(run, "gap_fte", where) for where in sectors}
    shown = [where for where, line in lines.items() if line and not publishing.hides(line)]
    return ["The gap in total: insufficient data.", *(_short(run, where) for where in shown)]


def _short(run: Run, where: Where) -> str:
    gap, rate = last_line(run, "gap_fte", where), last_line(run, "vacancy_rate", where)
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


def _sure(run: Run) -> list[str]:
    found = []
    for measure in spread.MEASURES:
        parts = {each.source: each.share for each in spread.last_sources(run, measure)}
        name = measure_name(measure)
        if spread.CHANCE in parts and not run.is_expected:
            chance = parts[spread.CHANCE]
            found.append(
                f"Of the spread in {name}, {share(chance)} is chance and {share(1 - chance)} is what we do not know."
            )
        groups = spread.groups(run, measure)
        if groups:
            found.append(f"What we assume about {groups[0].source} drives it most ({groups[0].share:.0%}).")
    if run.is_expected:
        return [spread.NO_CHANCE, *found]
    return found or ["This run does not tell chance from what we do not know."]
