"""What is needed, and what is short of it."""

from __future__ import annotations

from functools import partial

from stillroom.documents.charts import Bar, Points, bars_svg, fan_svg
from stillroom.documents.projection_report.content import Block, Chart, Section, Table, Text
from stillroom.documents.projection_report.figures import at, fan, marked_years, told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Line, Run, only
from stillroom.documents.projection_report.sections.supply import fan_chart, percentiles
from stillroom.documents.projection_report.words import (
    EVERY,
    HEADS,
    HIDDEN,
    INSUFFICIENT,
    day,
    figure,
    measure_name,
    middle,
    place,
    with_band,
)


def section(run: Run, publishing: Publishing) -> Section | None:
    blocks: list[Block | None] = [_definition(run), _missing(run), _need(run, publishing)]
    blocks += [fan_chart(run, measure, EVERYBODY, publishing) for measure in ("gap_fte", "vacancy_rate")]
    blocks += [_where(run, dimension, publishing) for dimension in range(3)]
    blocks += [by_year(run, dimension, "vacancy_rate", publishing) for dimension in range(3)]
    found = [each for each in blocks if each]
    return Section("gap", "What is needed, and the gap", found) if len(found) > 1 else None


def _definition(run: Run) -> Text | None:
    vacancy = str(run.about.get("vacancy") or "")
    return Text([f"Definition of a vacancy: {vacancy}"]) if vacancy else None


def _missing(run: Run) -> Text | None:
    """Names what there is too little data for; totals over it have no figure either."""
    if not run.missing:
        return None
    sentences = []
    for each in run.missing:
        what = "every measure" if each.measure in {"all", ""} else measure_name(each.measure)
        because = f" {each.why.rstrip('.')}." if each.why else ""
        source = f" Source: {each.source}." if each.source else ""
        sentences.append(f"Insufficient data for {place(run, each.where)}: {what}.{because}{source}")
    return Text([*sentences, "Every total that would need these figures says “insufficient data” too."])


def _need(run: Run, publishing: Publishing) -> Chart | None:
    """Who will be there, against who is needed."""
    need, lines = told(yearly(run.of("need_fte"))), yearly(run.of("fte"))
    if not need or not told(lines) or any(publishing.hides(each) for each in lines):
        return None
    last = at(lines, need[-1].when)
    title = "Everyone: full-time equivalents, against what is needed"
    sentence = (
        f"On {day(need[-1].when)} {with_band(need[-1])} full-time equivalents are needed, "
        f"and {with_band(last)} are there."
        if last
        else ""
    )
    line = Points("needed (middle result)", [(each.when, middle(each) or 0.0) for each in need])
    draw = partial(fan_svg, fan(run, "fte"), title=title, desc=sentence, unit="Full-time equivalents", line=line)
    return Chart(title, sentence, lambda width: draw(width=width), percentiles(run, "need_fte", EVERYBODY))


def _where(run: Run, dimension: int, publishing: Publishing) -> Chart | None:
    """The gap at the end, bar by bar."""
    values = run.values(dimension, "gap_fte")
    table = by_year(run, dimension, "gap_fte", publishing)
    if len(values) < 2 or table is None:
        return None
    last = {value: yearly(run.of("gap_fte", only(value, dimension)))[-1] for value in values}
    when = max(each.when for each in last.values())
    bars = [_bar(run.name(value), line, publishing) for value, line in last.items()]
    known = sorted((bar for bar in bars if bar.value is not None), key=lambda bar: -(bar.value or 0.0))
    title = f"The gap on {day(when)} by {HEADS[dimension].lower()}"
    most = f"The gap is greatest in {known[0].label}: {figure(known[0].value)} full-time equivalents." if known else ""
    unknown = [bar.label for bar in bars if bar.value is None]
    sentence = f"{most} Insufficient data: {', '.join(unknown)}." if unknown else most
    draw = partial(
        bars_svg, bars, title=title, desc=sentence, unit="Full-time equivalents short; line: 8 in 10 results"
    )
    return Chart(title, sentence, lambda width: draw(width=width), table)


def _bar(label: str, line: Line, publishing: Publishing) -> Bar:
    value = None if publishing.hides(line) else middle(line)
    return Bar(label, value, line.p10 if value is not None else None, line.p90 if value is not None else None)


def by_year(run: Run, dimension: int, measure: str, publishing: Publishing) -> Table | None:
    """Staff groups, sectors or regions down, years across, and the total."""
    values = run.values(dimension, measure)
    years = marked_years(run, measure) if run.of(measure) else []
    if not values or not years:
        return None
    rows = []
    for value in [*values, "all"]:
        lines = run.of(measure, only(value, dimension))
        name = EVERY[dimension] if value == "all" else run.name(value)
        rows.append((name, *(_cell(at(lines, when), publishing) for when in years)))
    caption = f"{measure_name(measure).capitalize()} by {HEADS[dimension].lower()}, with 8 in 10 results"
    return Table(caption, (HEADS[dimension], *(day(when) for when in years)), rows, last_is_total=True)


def _cell(line: Line | None, publishing: Publishing) -> str:
    if line is None:
        return INSUFFICIENT
    return HIDDEN if publishing.hides(line) else with_band(line)
