"""What moved the number between two days."""

from __future__ import annotations

from functools import partial

from stillroom.documents.charts import Step, waterfall_svg
from stillroom.documents.charts.waterfall import decimals_of, signed
from stillroom.documents.projection_report.content import Chart, Section, Table
from stillroom.documents.projection_report.figures import changes, flow_places, flow_sums, unreconciled
from stillroom.documents.projection_report.publishing import ALL_YEARS, Publishing
from stillroom.documents.projection_report.run import EVERYBODY, Run, Where, only
from stillroom.documents.projection_report.words import day, figure, place, sentence_case

LARGEST = 3
"""Staff groups that have a picture of their own."""


def section(run: Run, publishing: Publishing) -> Section | None:
    groups = flow_places(run, 0)
    places = [EVERYBODY]
    if len(groups) > 1:
        opening = {group: flow_sums(run, only(group, 0)).get("opening", 0.0) for group in groups}
        places += [only(group, 0) for group in sorted(groups, key=lambda group: -opening[group])[:LARGEST]]
    charts = [each for each in (waterfall(run, where, publishing) for where in places) if each]
    return Section("moved", "What moved the number", charts) if charts else None


def waterfall(run: Run, where: Where, publishing: Publishing) -> Chart | None:
    """From the first opening to the last closing. None where the flows are not told, not shown or do not add up."""
    sums = flow_sums(run, where)
    if not sums or abs(unreconciled(run, sums)) > 0.4:
        return None
    if any(publishing.hides_flow(kind, where, ALL_YEARS) for kind in sums):
        return None
    steps = [Step(label, change) for label, change in changes(run, sums) if abs(change) >= 0.005]
    if not steps:
        return None
    first, last = day(min(each.when for each in run.lines)), day(max(each.end for each in run.flows))
    whole = [Step(first, sums["opening"], total=True), *steps, Step(last, sums["closing"], total=True)]
    title = f"{sentence_case(place(run, where))}: what moved the number from {first} to {last}"
    sentence = said(steps, sums["closing"] - sums["opening"])
    table = Table(title, ("Step", "People"), [_row(each, decimals_of(steps)) for each in whole])
    draw = partial(waterfall_svg, whole, title=title, desc=sentence, unit="People, means of all results")
    return Chart(title, sentence, lambda width: draw(width=width), table)


def said(steps: list[Step], change: float) -> str:
    """By how much the number changes, and what does most for and against."""
    grows = max(steps, key=lambda each: each.amount, default=None)
    shrinks = min(steps, key=lambda each: each.amount, default=None)
    parts = [f"The number changes by {signed(change)}."]
    if grows and grows.amount > 0:
        parts.append(f"Most is added by “{grows.label.lower()}”: {signed(grows.amount)}.")
    if shrinks and shrinks.amount < 0:
        parts.append(f"Most is taken away by “{shrinks.label.lower()}”: {signed(shrinks.amount)}.")
    return " ".join(parts)


def _row(step: Step, decimals: int) -> tuple[str, str]:
    return step.label, figure(step.amount) if step.total else signed(step.amount, decimals=decimals)
