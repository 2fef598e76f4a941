"""How many there will be."""

from __future__ import annotations

from functools import partial

from stillroom.documents.charts import fan_svg
from stillroom.documents.projection_report.content import Chart, Section, Table, Text
from stillroom.documents.projection_report.figures import counts, fan, told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Run, Where, only
from stillroom.documents.projection_report.words import (
    RATES,
    about,
    about_band,
    day,
    measure_name,
    middle,
    of,
    place,
    sentence_case,
)

KEY = (
    "The line in the middle is the middle result: half of the results lie above it, half below. "
    "Half of the results lie in the darkest band, 8 in 10 up to the edge of the next, 9 in 10 within the lightest."
)
DOTTED = (
    "Between the dotted lines lie 8 in 10 results that would differ by chance even if every figure were known. "
    "The rest of the band is what we do not know."
)


def section(run: Run, publishing: Publishing) -> Section | None:
    charts = [fan_chart(run, measure, EVERYBODY, publishing) for measure in counts(run)]
    groups = run.values(0, "headcount")
    if len(groups) > 1:
        charts += [fan_chart(run, "headcount", only(group, 0), publishing) for group in groups]
    shown = [each for each in charts if each]
    return Section("numbers", "How many there will be", [Text([KEY, *_dotted(run)]), *shown]) if shown else None


def fan_chart(run: Run, measure: str, where: Where, publishing: Publishing) -> Chart | Text | None:
    """The fan, or a sentence where it may not be shown or there is too little data; None if the run says nothing."""
    lines = yearly(run.of(measure, where))
    if not lines:
        return None
    title = f"{sentence_case(place(run, where))}: {measure_name(measure)}"
    if not told(lines):
        return Text([f"{title}: {of(lines[-1], None)}."])
    if any(publishing.hides(each) for each in lines):
        return Text([f"{title}: not shown, because some of the numbers are under 5."])
    draw = partial(
        fan_svg,
        fan(run, measure, where),
        title=title,
        desc=f"{sentence(run, measure, where)} The figures are in the table below.",
        unit=measure_name(measure).capitalize(),
        percent=measure in RATES,
    )
    return Chart(
        title, sentence(run, measure, where), lambda width: draw(width=width), percentiles(run, measure, where)
    )


def sentence(run: Run, measure: str, where: Where) -> str:
    """From where to where, and how sure."""
    lines = told(yearly(run.of(measure, where)))
    first, last = lines[0], lines[-1]
    start, end = about(middle(first), measure), about(middle(last), measure)
    change = (middle(last) or 0.0) - (middle(first) or 0.0)
    if start == end:
        return f"The middle result stays at {start} from {day(first.when)} to {day(last.when)}{about_band(last)}."
    verb = "falls" if change < 0 else "rises"
    return f"The middle result {verb} from {start} on {day(first.when)} to {end} on {day(last.when)}{about_band(last)}."


def percentiles(run: Run, measure: str, where: Where) -> Table:
    """Every year's percentiles."""
    columns = ("p05", "p10", "p25", "p50", "p75", "p90", "p95")
    rows = [
        (day(each.when), of(each, each.mean), *(of(each, getattr(each, name)) for name in columns))
        for each in yearly(run.of(measure, where))
    ]
    head = ("Date", "Mean", "5 in 100 below", "10 below", "25 below", "50 below", "75 below", "90 below", "95 below")
    caption = f"{sentence_case(place(run, where))}: {measure_name(measure)}"
    return Table(caption, head, rows)


def _dotted(run: Run) -> list[str]:
    return [DOTTED] if any(each.source == "chance" for each in run.sources) else []
