"""Opens training for a finding: what, by when, and for whom - by role at the unit, or by name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.academy.selectors.catalogue import items_with_codes
from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.models import SopVersion
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.improvement.models import Assignment, Finding, FindingClosure, TrainingAction
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.competence.days import day_of

Kind = TrainingAction.Kind


@dataclass(frozen=True, slots=True)
class Wanted:
    """Exactly one of `competency`, `item_code` and `sop`. `method` narrows how a competency is assessed."""

    competency: str = ""
    method: str = ""
    item_code: str = ""
    sop: SopVersion | None = None


@transaction.atomic
def open_action(
    *,
    finding: Finding,
    wanted: Wanted,
    due_on: date,
    role_profile: str = "",
    people: Collection[UUID] = (),
    by: User,
) -> TrainingAction:
    """Raises PermissionDenied, or ValidationError saying what is missing."""
    if not by.has_perm(Permission.RECORD_FINDING, finding.unit):
        raise PermissionDenied
    if FindingClosure.objects.filter(finding=finding).exists():
        raise ValidationError("This finding is closed and signed, so no action can be added to it.")
    if due_on < day_of(now()):
        raise ValidationError({"due_on": "The day must be today or later"})
    kind, title = _what(finding, wanted)
    chosen = _people(finding, role_profile, people)
    action = TrainingAction.objects.create(
        finding=finding,
        kind=kind,
        title=title,
        competency=wanted.competency,
        method=wanted.method,
        item_code=wanted.item_code,
        sop=wanted.sop,
        role_profile=role_profile,
        due_on=due_on,
        opened_at=now(),
        opened_by=by,
    )
    Assignment.objects.bulk_create(Assignment(action=action, person_id=person) for person in chosen)
    return action


def _what(finding: Finding, wanted: Wanted) -> tuple[Kind, str]:
    if sum(map(bool, (wanted.competency, wanted.item_code, wanted.sop))) != 1:
        raise ValidationError("Choose one competency, one learning item or one procedure.")
    if wanted.competency:
        found = frameworks().competencies.get(wanted.competency)
        if found is None:
            raise ValidationError(f"There is no competency {wanted.competency}.")
        return Kind.REASSESS, f"{wanted.competency} {found.current.title}"
    if wanted.item_code:
        for item in items_with_codes([wanted.item_code]):
            return Kind.LEARN, item.title
        raise ValidationError(f"There is no learning item {wanted.item_code} today.")
    sop = wanted.sop
    assert sop is not None  # noqa: S101 - one of the three
    if sop.unit_id != finding.unit_id:
        raise ValidationError("Choose a procedure of the unit that the finding is about.")
    return Kind.READ, f"{sop.code} {sop.title}, version {sop.version}"


def _people(finding: Finding, role_profile: str, people: Collection[UUID]) -> list[UUID]:
    """Kept records, each once. Only whoever holds a post at the unit today can be asked."""
    posts = current_posts(unit=finding.unit).select_related("person__same_as")
    here = {post.person.same_as_id or post.person_id: post.role_profile for post in posts}
    if role_profile:
        by_role = {post.person.same_as_id or post.person_id for post in posts if post.role_profile == role_profile}
        if not by_role:
            raise ValidationError("Nobody holds that role at the unit today. Choose another, or name people.")
        people = by_role | set(people)
    if not people:
        raise ValidationError("Choose a role, or at least one person.")
    if set(people) - here.keys():
        raise ValidationError("Choose people who hold a post at the unit today.")
    return sorted(set(people))
