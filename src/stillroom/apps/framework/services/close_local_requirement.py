"""A unit stops asking for more. What the role asks everywhere stays."""

from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.events import local_requirements_changed
from stillroom.apps.framework.models import RoleRequirement
from stillroom.apps.framework.permissions import check_keeps_overlay


@transaction.atomic
def close_local_requirement(*, requirement: RoleRequirement, by: User | None) -> None:
    """Close it, once. Raises ValidationError for a national requirement, PermissionDenied."""
    if requirement.unit is None:
        raise ValidationError("The role asks for this everywhere. A unit can add to it, never take it away.")
    check_keeps_overlay(by, requirement.unit)
    rows = RoleRequirement.objects.filter(id=requirement.id, replaced_at__isnull=True)
    if rows.update(replaced_at=now(), replaced_by=by):
        local_requirements_changed.send(frozenset({requirement.unit.id}))
