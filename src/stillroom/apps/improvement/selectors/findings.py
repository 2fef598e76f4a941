"""Findings as they are known today, as far as the reader may see them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.models import Assignment, Finding, FindingClosure, FindingDetails, TrainingAction
from stillroom.apps.people.selectors.visibility import organisations_visible_to
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.known import known
from stillroom.apps.places.selectors.units import units_of


def units_with_findings_for(user: User, organisation: Organisation) -> list[Unit]:
    """The units whose findings she may read."""
    return [unit for unit in units_of(organisation) if user.has_perm(Permission.VIEW_FINDINGS, unit)]


def finding_visible_to(user: User, finding_id: UUID) -> Finding:
    """Raises Finding.DoesNotExist."""
    rows = Finding.objects.select_related("unit__organisation")
    found = rows.get(id=finding_id, unit__organisation__in=organisations_visible_to(user))
    if not user.has_perm(Permission.VIEW_FINDINGS, found.unit):
        raise Finding.DoesNotExist
    return found


def details_of(finding: Finding) -> FindingDetails:
    return FindingDetails.objects.get(known(), finding=finding)


def findings_at(units: Iterable[Unit]) -> list[FindingDetails]:
    """The latest found first."""
    rows = FindingDetails.objects.filter(known(), finding__unit__in=list(units))
    return list(rows.select_related("finding__unit", "finding__closure").order_by("-found_on", "finding__reference"))


def earlier_details(finding: Finding) -> Sequence[FindingDetails]:
    """What was said of it before, the latest first."""
    rows = FindingDetails.objects.filter(finding=finding, replaced_at__isnull=False)
    return list(rows.select_related("recorded_by").order_by("-replaced_at"))


def closure_of(finding: Finding) -> FindingClosure | None:
    return FindingClosure.objects.filter(finding=finding).select_related("signed_by").first()


def actions_of(finding: Finding) -> list[TrainingAction]:
    return list(TrainingAction.objects.filter(finding=finding).select_related("sop", "opened_by"))


def assignments_of(findings: Iterable[UUID]) -> list[Assignment]:
    """By what is due first, then by name."""
    rows = Assignment.objects.filter(action__finding__in=list(findings))
    return list(rows.select_related(*WITH).order_by("action__due_on", "action", "person__last_name", "person"))


def assignments_of_people(people: Iterable[UUID]) -> list[Assignment]:
    """What still stands of findings that are not closed."""
    rows = Assignment.objects.filter(
        person__in=list(people), withdrawn_at__isnull=True, action__finding__closure__isnull=True
    )
    return list(rows.select_related(*WITH).order_by("action__due_on", "id"))


def assignment_of(finding: Finding, assignment_id: UUID) -> Assignment:
    """Raises Assignment.DoesNotExist."""
    return Assignment.objects.select_related(*WITH).get(id=assignment_id, action__finding=finding)


WITH = ("action__finding__unit__organisation", "action__sop__unit", "person__organisation", "withdrawn_by")
