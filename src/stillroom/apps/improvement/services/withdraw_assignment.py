"""Asks one person no more for an action, with the reason: she left, or it was a mistake."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.models import Assignment, FindingClosure


@transaction.atomic
def withdraw_assignment(*, assignment: Assignment, because: str, by: User) -> None:
    """Raises PermissionDenied, or ValidationError when there is no reason or the finding is closed."""
    finding = assignment.action.finding
    if not by.has_perm(Permission.RECORD_FINDING, finding.unit):
        raise PermissionDenied
    if FindingClosure.objects.filter(finding=finding).exists():
        raise ValidationError("This finding is closed and signed.")
    if not because.strip():
        raise ValidationError({"because": "Enter why it is no longer asked"})
    Assignment.objects.filter(id=assignment.id, withdrawn_at__isnull=True).update(
        withdrawn_at=now(), withdrawn_by=by, withdrawn_because=because.strip()
    )
