"""Quality sampling in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.improvement.models import SamplingDraw, SamplingPlan
from stillroom.apps.improvement.presenters.findings import quarter_words
from stillroom.apps.improvement.selectors.sampling import Sampled
from stillroom.apps.plans.home_sections import Section, section
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.competence.interval import Share
from stillroom.competence.method import method
from stillroom.ui.formats import day, moment

NAMED = 3


def plan_words(plan: SamplingPlan) -> str:
    return (
        f"Each quarter {plan.percent}% of what each assessor decided is looked at again: at least"
        f" {plan.at_least}, and at least {plan.new_at_least} while an assessor is new (the first {plan.new_days} days)."
        f" A second assessor has {count(plan.days_to_decide, 'day')}."
    )


def sampling_finding(found: Sequence[Sampled], today: date) -> str:
    if not found:
        return "Nothing has been drawn yet."
    still, late = sum(each.open for each in found), sum(each.overdue(today) for each in found)
    agreed = Share(
        sum(1 for each in found if each.decision and each.decision.agrees),
        sum(1 for each in found if each.decision),
    )
    overdue = f", {late} of them overdue" if late else ""
    return (
        f"{sentence(count(still, 'sample'))} {verb(still, 'waits', 'wait')} for a second assessor{overdue}. Of"
        f" {agreed.whole} looked at, {agreed.part} {verb(agreed.part, 'was', 'were')} agreed with."
    )


def sample_tasks(
    found: Sequence[Sampled], names: Mapping[str, str], today: date, *, reader: str = ""
) -> list[dict[str, Any]]:
    """`reader`: whoever may look at it herself gets a button's words."""
    return [_task(each, names, today, reader) for each in found]


def _task(each: Sampled, names: Mapping[str, str], today: date, reader: str) -> dict[str, Any]:
    row = each.observation
    if each.decision is not None:
        status, tone = ("Agreed", "ok") if each.decision.agrees else ("Disagreed", "due")
        hint = f"Looked at by {each.decision.decided_by} on {day(each.decision.decided_at)}."
    else:
        status, tone = ("Overdue", "lapsed") if each.overdue(today) else ("Waits", "training")
        hint = f"By {day(each.sample.due_on)}. {_who(each, names, reader)}"
    whose, by = names.get(row.person, "somebody"), names.get(row.author, "somebody")
    return {
        "text": f"{row.competency} of {whose}, decided by {by}",
        "hint": hint,
        "href": reverse("sample", args=[each.sample.id]),
        "status": status,
        "tone": tone,
    }


def _who(each: Sampled, names: Mapping[str, str], reader: str) -> str:
    if not each.second:
        return "Nobody else may assess this today: the accountable person can appoint somebody."
    found = ["you"] if reader in each.second else []
    found += sorted(names.get(who, "somebody") for who in each.second if who != reader)
    return f"Can look at it: {listed(found, at_most=NAMED, last='or')}."


def draw_rows(found: Sequence[SamplingDraw], same: Mapping[UUID, bool]) -> list[dict[str, str]]:
    """`same`: whether a draw, where it was made once more, came out as recorded."""
    return [
        {
            "period": quarter_words(each.since),
            "decisions": f"{each.decisions:,}",
            "seed": each.seed,
            "drawn": f"{each.drawn_by or 'The system'}, {moment(each.drawn_at)}",
            "again": ("The same" if same[each.id] else "Different") if each.id in same else "",
        }
        for each in found
    ]


def sample_facts(each: Sampled, names: Mapping[str, str], titles: Mapping[str, str]) -> list[dict[str, str]]:
    row = each.observation
    return [
        {"key": "Competency", "value": f"{row.competency} {titles.get(row.competency, '')}".strip()},
        {"key": "Person", "value": names.get(row.person, "")},
        {"key": "Assessor", "value": names.get(row.author, "")},
        {"key": "How", "value": method(row.method).label},
        {"key": "Decided", "value": "Pass" if row.outcome == "pass" else "Fail"},
        {"key": "When", "value": moment(row.occurred_at)},
        {"key": "Context", "value": row.context or "Any"},
        {"key": "Look at it by", "value": day(each.sample.due_on)},
    ]


def sampling_sections(waiting: Sequence[Sampled], names: Mapping[str, str], today: date, reader: str) -> list[Section]:
    """For whoever may look at samples, while some wait."""
    if not waiting:
        return []
    late = sum(each.overdue(today) for each in waiting)
    overdue = f"; {late} {verb(late, 'is', 'are')} overdue" if late else ""
    number = len(waiting)
    finding = (
        f"{sentence(count(number, 'decision'))} of other assessors {verb(number, 'waits', 'wait')} for your second"
        f" look{overdue}."
    )
    return [section("To look at again", finding, sample_tasks(waiting[:5], names, today, reader=reader))]
