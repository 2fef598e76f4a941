"""A plan as the `plan` command prints it."""

from datetime import datetime
from typing import Any

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import number_by_canonical_id
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.plans.selectors.plan import PersonPlan
from stillroom.apps.plans.selectors.whole_plan import WholePlan, whole_plans_of
from stillroom.apps.readiness.selectors.report import rule_as_data
from stillroom.competence.observer_capacity import by_free_capacity
from stillroom.competence.plan import Gap, Step


def plan_report(person: Person, *, at: datetime, role_profile: str | None = None) -> dict[str, Any]:
    """The gaps in order, the ways to close each, and who can do their part."""
    numbers = {str(human): number for human, number in number_by_canonical_id(person.organisation).items()}
    units = {str(each.id): each.code for each in units_of(person.organisation)}
    return {
        "at": at.isoformat().replace("+00:00", "Z"),
        "employee_number": numbers[person.canonical_id],
        "organisation": person.organisation.ods_code,
        "plans": [_plan(whole, numbers, units) for whole in whole_plans_of(person, at=at, role_profile=role_profile)],
    }


def _plan(whole: WholePlan, numbers: dict[str, str], units: dict[str, str]) -> dict[str, Any]:
    found = whole.found
    return {
        "unit": units[found.standing.post.unit],
        "role_profile": found.role_profile,
        "role_ready": found.standing.role_ready,
        "rules": [rule_as_data(each) for each in found.standing.rules],
        "next": [_step(step, found, numbers) for step in found.plan.next_steps],
        "gaps": [_gap(gap, found, numbers) | _ways(gap, whole, numbers) for gap in found.plan.gaps],
        "state": whole.kept.state if whole.kept else None,
        "kind": whole.kept.kind if whole.kept else None,
        "reviewer": _number(whole.kept.reviewer, numbers) if whole.kept else None,
        "review_on": whole.kept.review_on.isoformat() if whole.kept and whole.kept.review_on else None,
    }


def _number(person: Person | None, numbers: dict[str, str]) -> str | None:
    return numbers.get(person.canonical_id) if person else None


def _ways(gap: Gap, whole: WholePlan, numbers: dict[str, str]) -> dict[str, Any]:
    """The ways there are and the ways chosen; minutes are None where nobody has said what she gives."""
    requirement = gap.item.requirement
    key = requirement.competency, str(requirement.context)
    loads = by_free_capacity(whole.loads[human] for human in whole.found.observers_of(gap))
    return {
        "ways": {
            "learning_items": [
                {"code": offer.code, "title": offer.title} for offer in whole.offers.get(requirement.competency, ())
            ],
            "observers": [
                {"employee_number": numbers[load.person], "free_minutes_this_month": load.free_minutes}
                for load in loads
                if load.person in numbers
            ],
            "chosen": [
                {
                    "kind": way.kind,
                    "title": way.title,
                    "learning_item": way.item_code or None,
                    "observer": _number(way.observer, numbers),
                    "planned_on": way.planned_on.isoformat() if way.planned_on else None,
                    "reason": way.reason,
                    "state": ("done" if way.done else "dropped") if way.ended_at else "open",
                }
                for way in whole.ways.get(key, ())
            ],
        },
        "closed_because": whole.closed.get(key),
    }


def _gap(gap: Gap, found: PersonPlan, numbers: dict[str, str]) -> dict[str, Any]:
    requirement = gap.item.requirement
    history = found.frameworks.history(requirement.competency)
    return {
        "competency": requirement.competency,
        "title": history.current.title if history else "",
        "context": str(requirement.context),
        "mandatory": requirement.mandatory,
        "state": gap.item.standing.state.value,
        "overdue": gap.item.overdue,
        "due": gap.item.due.isoformat(),
        "waits_for": list(gap.waits_for),
        "missing": list(gap.item.missing.words),
        "knowledge": [_step(step, found, numbers) for step in gap.knowledge],
        "skills_and_experience": [_step(step, found, numbers) for step in gap.skills],
        "signature": _step(gap.signature, found, numbers) if gap.signature else None,
    }


def _step(step: Step, found: PersonPlan, numbers: dict[str, str]) -> dict[str, Any]:
    return {
        "action": step.action,
        "competency": step.item.requirement.competency,
        "context": str(step.item.requirement.context),
        "method": step.method,
        "count": step.count,
        "who_can": sorted(numbers[person] for person in found.who_can(step)),
    }
