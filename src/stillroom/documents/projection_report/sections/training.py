"""When places started now qualify, and which trainers they need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import ceil
from typing import Any

from stillroom.documents.projection_report.figures import told, yearly
from stillroom.documents.projection_report.publishing import Publishing
from stillroom.documents.projection_report.run import Run
from stillroom.documents.projection_report.words import about, about_band, day, middle

MONTHS = 12
NONE = "This run has no training places."


def sentences(run: Run, publishing: Publishing) -> list[str]:
    """From the scenario as the manifest keeps it, and the numbers in training."""
    scenario = run.about.get("scenario", {})
    routes = run.about.get("training") or scenario.get("training", ())
    if not routes and not any(each.mean for name in ("trainees", "qualified") for each in run.of(name)):
        return [NONE]
    found = [*_routes(run, routes), *_numbers(run, publishing)]
    return [*found, *_trainers(run, publishing, scenario.get("supervision", {}))] or [
        "This run has no training places."
    ]


def _routes(run: Run, routes: Any) -> Iterator[str]:
    for each in routes:
        name = run.name(str(each.get("staff_group") or each.get("name") or each.get("route") or "Training"))
        months = each.get("months")
        if isinstance(months, int):
            earliest = f"{_later(_base(run), months):%B %Y}"
            yield f"{name}: the route takes {months} months. Who starts now qualifies in {earliest} at the earliest."


def _base(run: Run) -> date:
    return date.fromisoformat(str(run.about["base"])) if run.about.get("base") else min(e.when for e in run.lines)


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, MONTHS)
    return date(day.year + years, month + 1, 1)


def _numbers(run: Run, publishing: Publishing) -> Iterator[str]:
    qualified = told(yearly(run.of("qualified")))
    if qualified and not publishing.hides(qualified[-1]):
        last = qualified[-1]
        yield f"In the year to {day(last.when)} about {about(middle(last))} people qualify{about_band(last)}."


def _trainers(run: Run, publishing: Publishing, supervision: Mapping[str, Any]) -> Iterator[str]:
    """How many of each kind who may supervise it takes, if they were the only ones."""
    trainees = [each for each in told(yearly(run.of("trainees"))) if not publishing.hides(each)]
    takes = [each for each in supervision.get("takes", ()) if isinstance(each.get("trainees"), int | float)]
    if not trainees or not takes:
        if trainees:
            yield "The scenario does not say who may supervise trainees, so it does not tell which trainers they need."
        return
    most = max(trainees, key=lambda each: middle(each) or 0.0)
    number = middle(most) or 0.0
    yield f"Most people are in training on {day(most.when)}: about {about(number)}{about_band(most)}."
    for each in takes:
        if each["trainees"] > 0:
            who, needed = _who(run, each.get("where", {})), about(ceil(number / each["trainees"]))
            yield f"Supervised by {who} alone, at {each['trainees']:g} each, they would need {needed} of them."
    if supervision.get("on"):
        yield "More trainees than that can be supervised take longer and drop out more often in this run."
    else:
        yield "In this run too few supervisors change nothing: that part of the model is switched off."


def _who(run: Run, where: Mapping[str, Any]) -> str:
    parts = []
    for name, before in (("staff_group", ""), ("band", "band "), ("sector", "in "), ("region", "in ")):
        values = where.get(name)
        if values:
            listed = values if isinstance(values, list) else [values]
            parts.append(before + " or ".join(run.name(str(each)) for each in listed))
    return ", ".join(parts) or "anybody in post"
