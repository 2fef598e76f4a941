"""A unit's plans and its training time in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.places.models import Unit
from stillroom.apps.plans.forms.unit_plans import LATE, NO_PLAN
from stillroom.apps.plans.presenters.whole_plan import TONES
from stillroom.apps.plans.selectors.unit_plans import UnitPlan
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.competence.plan_state import PlanState
from stillroom.ui.formats import day, short_day


def unit_pages(unit: Unit, current: str) -> list[tuple[str, str, bool]]:
    """Text, address and whether it is the page shown; `current` is the name of its route."""
    return [
        (text, reverse(name, args=[unit.id]), name == current)
        for text, name in (
            ("Readiness board", "unit_board"),
            ("Plans", "unit_plans"),
            ("Training time", "unit_training"),
        )
    ]


def unit_plans_finding(found: Sequence[UnitPlan]) -> str:
    if not found:
        return "Nobody holds a post at this unit today."
    planned = sum(each.plan is not None for each in found)
    waiting = sum(each.plan is not None and each.plan.state == PlanState.WAITING_FOR_REVIEW for each in found)
    late = sum(each.overdue > 0 for each in found)
    return (
        f"{planned} of {count(len(found), 'post')} {verb(planned, 'has', 'have')} a plan;"
        f" {waiting} {verb(waiting, 'waits', 'wait')} for review;"
        f" {count(late, 'person', 'people')} {verb(late, 'has', 'have')} something overdue."
    )


def shown_of(found: Sequence[UnitPlan], state: str) -> list[UnitPlan]:
    """Those that the filter asks for; what waits for review and what is overdue first."""
    chosen = [each for each in found if _fits(each, state)]
    return sorted(chosen, key=lambda each: (not _waits(each), -each.overdue, each.person.full_name))


def _fits(each: UnitPlan, state: str) -> bool:
    if not state:
        return True
    if state == NO_PLAN:
        return each.plan is None
    return each.overdue > 0 if state == LATE else each.plan is not None and each.plan.state == state


def _waits(each: UnitPlan) -> bool:
    return each.plan is not None and each.plan.state == PlanState.WAITING_FOR_REVIEW


def unit_plan_row(each: UnitPlan, roles: Mapping[str, str], today: date) -> dict[str, Any]:
    role = roles.get(each.post.role_profile, each.post.role_profile)
    plan = each.plan
    open_items = sum(item.mandatory and not item.fulfilled for item in each.post.items)
    gaps = sentence(count(open_items, "gap"))
    late = f", {each.overdue} overdue" if each.overdue else ""
    if plan is None:
        return {"name": each.person.full_name, "href": reverse("plan", args=[each.person.id]), "role": role} | {
            "state": "No plan",
            "tone": "none",
            "gaps": gaps + late,
            "next": "Open a plan" if open_items else "Nothing is missing",
            "review": "",
        }
    if plan.role_profile != each.post.role_profile:
        role = f"{role}, towards {roles.get(plan.role_profile, plan.role_profile).lower()}"
    behind = " – overdue" if plan.review_on and plan.review_on < today else ""
    return {
        "name": each.person.full_name,
        "href": reverse("learning_plan", args=[each.person.id, plan.id]),
        "role": role,
        "state": plan.current_state.label,
        "tone": TONES[plan.current_state],
        "gaps": gaps + late,
        "next": _next(each, today),
        "review": f"{plan.reviewer.full_name if plan.reviewer else 'Nobody named'}"
        + (f", {short_day(plan.review_on)}{behind}" if plan.review_on else ""),
    }


def _next(each: UnitPlan, today: date) -> str:
    if not each.ways:
        return "No way chosen yet"
    way = each.ways[0]
    if way.planned_on is None:
        return f"{way.competency}: {way.title}"
    late = " – overdue" if way.planned_on < today else ""
    return f"{way.competency}: {way.title}, {day(way.planned_on)}{late}"
