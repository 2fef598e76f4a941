"""By which flows the closing numbers differ, in the order in which flows are read."""

from __future__ import annotations

from functools import partial

from stillroom.documents.charts import Step, waterfall_svg
from stillroom.documents.charts.waterfall import decimals_of, signed
from stillroom.documents.projection_report.comparing.compared import Compared
from stillroom.documents.projection_report.content import Chart, Section, Table, Text
from stillroom.documents.projection_report.figures import changes, flow_sums
from stillroom.documents.projection_report.run import EVERYBODY
from stillroom.documents.projection_report.words import figure

TITLE = "What makes the difference"


def section(compared: Compared) -> Section | None:
    """None where the flows are not told, not published, or do not add up to the difference."""
    one, two = flow_sums(compared.first, EVERYBODY), flow_sums(compared.second, EVERYBODY)
    if not one or not two or compared.is_suppressed:
        return None
    before, after = dict(changes(compared.first, one)), dict(changes(compared.second, two))
    by_flow = {label: after.get(label, 0.0) - before.get(label, 0.0) for label in before | after}
    found = {"At the start": two["opening"] - one["opening"], **by_flow}
    if abs(two["closing"] - one["closing"] - sum(found.values())) > 0.4:
        return None
    return _told(compared, one["closing"], two["closing"], found)


def _told(compared: Compared, one: float, two: float, found: dict[str, float]) -> Section:
    kept = [Step(label, amount) for label, amount in found.items() if abs(amount) >= 0.005]
    sentence = f"At the end “{compared.second.title}” has {signed(two - one)} people (mean)."
    if not kept:
        return Section("steps", TITLE, [Text([f"{sentence} No flow differs."])])
    before, after = compared.names
    steps = [Step(before, one, total=True), *kept, Step(after, two, total=True)]
    places = decimals_of(kept)
    rows = [(e.label, figure(e.amount) if e.total else signed(e.amount, decimals=places)) for e in steps]
    title = f"{TITLE}, all years together"
    draw = partial(waterfall_svg, steps, title=title, desc=sentence, unit="People, means of all results")
    chart = Chart(title, sentence, lambda width: draw(width=width), Table(title, ("Step", "People"), rows))
    return Section("steps", TITLE, [chart])
