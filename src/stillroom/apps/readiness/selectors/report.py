"""Readiness as the `readiness` command prints it: employee numbers for people, references for statements."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.selectors.people import number_by_id
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.apps.readiness.selectors.standings import PostStanding, standings
from stillroom.competence.gap import Item
from stillroom.competence.method import METHODS
from stillroom.competence.rules.finding import Finding


def readiness_report(
    organisation: Organisation,
    *,
    at: datetime,
    known_by: datetime | None = None,
    unit: UUID | None = None,
    person: str | None = None,
) -> dict[str, Any]:
    """The whole answer as plain data. Statements imported with an id are named by it."""
    found = standings(organisation, at=at, known_by=known_by, unit=unit, people=None if person is None else [person])
    speakers = Speakers(organisation, at, known_by)
    numbers = {str(record): number for record, number in number_by_id(organisation).items()}
    units = {str(each.id): each.code for each in units_of(organisation)}
    names = statement_names(i for each in found for item in each.items for i in item.standing.because)
    return {
        "at": at.isoformat().replace("+00:00", "Z"),
        "posts": [_post(each, organisation, speakers, numbers, units, names) for each in found],
    }


def _post(
    found: PostStanding,
    organisation: Organisation,
    speakers: Speakers,
    numbers: dict[str, str],
    units: dict[str, str],
    names: dict[str, str],
) -> dict[str, Any]:
    return {
        "employee_number": numbers[found.post.person],
        "organisation": organisation.ods_code,
        "unit": units[found.post.unit],
        "role_profile": found.post.role_profile,
        "role_ready": found.role_ready,
        "rules": [rule_as_data(each) for each in found.rules],
        "items": [_item(item, found.post.person, speakers, numbers, names) for item in found.items],
    }


def _item(
    item: Item, person: str, speakers: Speakers, numbers: dict[str, str], names: dict[str, str]
) -> dict[str, Any]:
    requirement, standing = item.requirement, item.standing
    return {
        "competency": requirement.competency,
        "context": str(requirement.context),
        "mandatory": requirement.mandatory,
        "state": standing.state.value,
        "overdue": item.overdue,
        "valid_until": standing.valid_until.isoformat() if standing.valid_until else None,
        "because": [names.get(i, i) for i in standing.because],
        "missing": list(item.missing.words),
        "observable_by": sorted(numbers[p] for p in observable_by(item, person, speakers)),
        "signable_by": sorted(numbers[p] for p in signable_by(item, person, speakers)),
    }


def rule_as_data(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule.code,
        "outcome": finding.outcome.value,
        "blocks": finding.blocks,
        "reason": finding.reason,
        "due": finding.verdict.due.isoformat() if finding.verdict.due else None,
        "status": finding.rule.status.value,
    }


def observable_by(item: Item, person: str, speakers: Speakers) -> set[str]:
    """Who may make any observation still missing; for an item that lacks none, who may observe practice."""
    methods = {method for method, _ in item.missing.passes} | {s.method for s in item.missing.pending}
    requirement = item.requirement
    return {
        found
        for method in methods or {METHODS["observation"].code}
        for found in speakers.observers(requirement.competency, requirement.context, method, of=person)
    }


def signable_by(item: Item, person: str, speakers: Speakers) -> set[str]:
    requirement = item.requirement
    return set(speakers.authorisers(requirement.competency, requirement.context, of=person))


def statement_names(ids: Iterable[str]) -> dict[str, str]:
    """Statement id → the id it was imported with, for those that were."""
    wanted = sorted(set(ids))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        rows = Statement.objects.filter(id__in=wanted[start : start + 500]).exclude(reference="")
        found.update(rows.values_list("id", "reference"))
    return found
