"""A plan as the `plan` command prints it."""

from datetime import datetime
from typing import Any

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import number_by_canonical_id
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.plans.selectors.plan import PersonPlan, plans_of
from stillroom.competence.plan import Gap, Step


def plan_report(person: Person, *, at: datetime, role_profile: str | None = None) -> dict[str, Any]:
    """The gaps in order, the ways to close each, and who can do their part."""
    numbers = {str(human): number for human, number in number_by_canonical_id(person.organisation).items()}
    units = {str(each.id): each.code for each in units_of(person.organisation)}
    return {
        "at": at.isoformat().replace("+00:00", "Z"),
        "employee_number": numbers[person.canonical_id],
        "organisation": person.organisation.ods_code,
        "plans": [_plan(found, numbers, units) for found in plans_of(person, at=at, role_profile=role_profile)],
    }


def _plan(found: PersonPlan, numbers: dict[str, str], units: dict[str, str]) -> dict[str, Any]:
    return {
        "unit": units[found.standing.post.unit],
        "role_profile": found.role_profile,
        "role_ready": found.standing.role_ready,
        "next": [_step(step, found, numbers) for step in found.plan.next_steps],
        "gaps": [_gap(gap, found, numbers) for gap in found.plan.gaps],
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
