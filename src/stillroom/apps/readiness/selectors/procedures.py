"""What procedures ask of people: derived from the versions recorded, the posts held and the ledger."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from stillroom.apps.framework.models import SopVersion
from stillroom.apps.framework.selectors import requirements
from stillroom.apps.framework.selectors.overlay import procedure, sops_asked
from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.selectors.people import canonical_ids
from stillroom.apps.people.selectors.posts import domain_posts
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.units import facilities_by_unit
from stillroom.apps.readiness.selectors.standings import held
from stillroom.competence.days import day_of
from stillroom.competence.procedure import due_by, worked_to
from stillroom.competence.requirement import Post, Requirement, asked_at
from stillroom.competence.statement import Kind, Outcome

Named = tuple[str, tuple[str, str, str]]
"""A human and the version of a procedure, as a statement names it."""


@dataclass(frozen=True, slots=True)
class ProcedureTask:
    """One version that one person has taken up, or is to by `due`. `statement` is where she did; empty: open."""

    sop: SopVersion
    person: str
    due: date
    overdue: bool
    statement: str = ""
    done_at: datetime | None = None

    @property
    def open(self) -> bool:
        return not self.statement


def procedure_tasks(
    organisation: Organisation,
    *,
    at: datetime,
    unit: Unit | None = None,
    people: Iterable[str] | None = None,
) -> list[ProcedureTask]:
    """Everyone in post at the unit (or in the organisation), or `people`; by what is due first."""
    today = day_of(at)
    asked = None if unit is None else _versions_by_unit({unit.id}, today)
    if asked == {}:
        return []
    humans = None if people is None else [UUID(person) for person in people]
    posts = [post for post in domain_posts(organisation=organisation, unit=unit, people=humans) if held(post, today)]
    if asked is None:
        asked = _versions_by_unit({UUID(post.unit) for post in posts}, today)
    posts = [post for post in posts if post.unit in asked]
    if not posts:
        return []
    wanted = _requirements_by_post(organisation, posts)
    done = taken_up(organisation, [sop for found in asked.values() for sop in found])
    tasks: dict[tuple[str, UUID], ProcedureTask] = {}
    for post in posts:
        for sop in asked[post.unit]:
            due = due_by(procedure(sop), post, wanted[post.id])
            if due is None:
                continue
            statement, done_at = done.get((post.person, (sop.unit.code, sop.code, sop.version)), ("", None))
            task = ProcedureTask(sop, post.person, due, not statement and today > due, statement, done_at)
            earlier = tasks.get((post.person, sop.id))
            if earlier is None or due < earlier.due:  # two posts at one unit: the first day counts
                tasks[post.person, sop.id] = task
    return sorted(tasks.values(), key=lambda each: (each.due, each.sop.code, each.sop.version, each.person))


def open_tasks(
    organisation: Organisation, *, at: datetime, unit: Unit | None = None, people: Iterable[str] | None = None
) -> list[ProcedureTask]:
    return [task for task in procedure_tasks(organisation, at=at, unit=unit, people=people) if task.open]


def _versions_by_unit(units: set[UUID], today: date) -> dict[str, list[SopVersion]]:
    found: dict[str, list[SopVersion]] = {}
    for row in sops_asked(units, today):
        found.setdefault(str(row.unit_id), []).append(row)
    return found


def _requirements_by_post(organisation: Organisation, posts: list[Post]) -> dict[str, list[Requirement]]:
    facilities = facilities_by_unit(organisation=organisation)
    by_role: dict[str, list[Requirement]] = {}
    for requirement in requirements({post.role_profile for post in posts}):
        by_role.setdefault(requirement.role_profile, []).append(requirement)
    return {
        post.id: asked_at(post.unit, facilities.get(UUID(post.unit), frozenset()), by_role.get(post.role_profile, ()))
        for post in posts
    }


def taken_up(organisation: Organisation, sops: Iterable[SopVersion]) -> dict[Named, tuple[str, datetime]]:
    """Who took up which version, by her latest statement that was not revoked."""
    sops = list(sops)
    asks = {(sop.unit.code, sop.code, sop.version): sop.asks for sop in sops}
    codes = {code for sop in sops for code in sop.competencies}
    stated = Statement.objects.filter(organisation=organisation)
    naming = stated.filter(
        kind__in=(Kind.SELF_ASSESSMENT, Kind.OBSERVATION), competency__in=codes, details__contains='"sop"'
    ).values_list("id", "person", "kind", "outcome", "details", "occurred_at")
    revoked = set(stated.filter(kind=Kind.REVOCATION).exclude(about="").values_list("about", flat=True))
    humans = {str(record): str(human) for record, human in canonical_ids(organisation).items()}
    found: dict[Named, tuple[str, datetime]] = {}
    for id_, person, kind, outcome, details, occurred_at in naming.order_by("occurred_at", "seq"):
        version = worked_to(json.loads(details))
        if id_ in revoked or not _takes_up(asks.get(version, ""), kind, outcome):
            continue
        found[humans.get(person, person), version] = (id_, occurred_at)
    return found


def _takes_up(asks: str, kind: str, outcome: str) -> bool:
    """A confirmation is enough where reading is asked; being seen to work to it is enough for either."""
    if kind == Kind.OBSERVATION:
        return outcome == Outcome.PASS and asks != ""
    return asks == SopVersion.Asks.READ
