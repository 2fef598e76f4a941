"""What is needed, and what is short of it."""

from __future__ import annotations

from functools import partial

from stillroom.documents.charts import Bar, bars_svg
from stillroom.documents.projection_report.content import Block, Chart, Section, Table, Text
from stillroom.documents.projection_report.figures import at, marked_years, told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Line, Run, Where, only
from stillroom.documents.projection_report.sections.supply import fan_chart
from stillroom.documents.projection_report.words import (
    EVERY,
    HEADS,
    HIDDEN,
    INSUFFICIENT,
    about,
    day,
    measure_name,
    middle,
    place,
    sentence_case,
    with_band,
)

MOST = 4
"""Sectors that have a picture each where the total has no figure."""


def section(run: Run, publishing: Publishing) -> Section | None:
    if not any(run.of(measure) for measure in ("need_fte", "gap_fte", "vacancy_rate")):
        return None
    blocks: list[Block | None] = [_definition(run), _missing(run)]
    blocks += [fan_chart(run, "gap_fte", where, publishing) for where in places(run, "gap_fte")]
    blocks.append(fan_chart(run, "vacancy_rate", EVERYBODY, publishing))
    blocks += [_where(run, dimension, publishing) for dimension in range(3)]
    tables = [
        by_year(run, dimension, name, publishing) for name in ("need_fte", "vacancy_rate") for dimension in range(3)
    ]
    blocks += [table for table in tables if table and not _says_nothing(table)]
    return Section("gap", "What is needed, and the gap", [each for each in blocks if each])


def places(run: Run, measure: str) -> list[Where]:
    """Everybody together; where there is too little data for that, the total and the first sectors that have it."""
    if told(run.of(measure)) or not run.of(measure):
        return [EVERYBODY]
    sectors = [only(sector, 1) for sector in run.values(1, measure)]
    return [EVERYBODY, *[where for where in sectors if told(run.of(measure, where))][:MOST]]


def _definition(run: Run) -> Text | None:
    vacancy = str(run.about.get("vacancy") or "").rstrip(".")
    return Text([f"Vacancy rate means {vacancy}."]) if vacancy else None


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


def _says_nothing(table: Table) -> bool:
    """Nothing but that there is too little data, which is said above."""
    return all(cell == INSUFFICIENT for row in table.rows for cell in row[1:])


def _where(run: Run, dimension: int, publishing: Publishing) -> Chart | Table | None:
    """The gap at the end, bar by bar; only its table where hardly any part has a figure."""
    values = run.values(dimension, "gap_fte")
    table = by_year(run, dimension, "gap_fte", publishing)
    if table is None or _says_nothing(table):
        return None
    last = {value: yearly(run.of("gap_fte", only(value, dimension)))[-1] for value in values}
    when = max(each.when for each in last.values())
    bars = [_bar(run.name(value), line, publishing) for value, line in last.items()]
    known = sorted((bar for bar in bars if bar.value is not None), key=lambda bar: -(bar.value or 0.0))
    if len(known) < 2:
        return table
    title = f"The gap on {day(when)} by {HEADS[dimension].lower()}"
    most = f"The gap is greatest in {known[0].label}: {about(known[0].value)} full-time equivalents short."
    if (known[0].value or 0.0) <= 0:
        most = "None is short, as far as there are figures."
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
    """Staff groups, sectors or regions down, years across, and the total. None where there is only one."""
    values = run.values(dimension, measure)
    years = marked_years(run, measure) if run.of(measure) else []
    if len(values) < 2 or not years:
        return None
    rows = []
    for value in [*values, "all"]:
        lines = run.of(measure, only(value, dimension))
        name = EVERY[dimension] if value == "all" else sentence_case(run.name(value))
        rows.append((name, *(_cell(at(lines, when), publishing) for when in years)))
    caption = f"{sentence_case(measure_name(measure))} by {HEADS[dimension].lower()}, with 8 in 10 results"
    return Table(caption, (HEADS[dimension], *(day(when) for when in years)), rows, last_is_total=True)


def _cell(line: Line | None, publishing: Publishing) -> str:
    if line is None:
        return INSUFFICIENT
    return HIDDEN if publishing.hides(line) else with_band(line)
