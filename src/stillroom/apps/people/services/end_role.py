"""Ends a role. The grant stays, with the moment it ended and who ended it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.people.selectors.grants import holding


@transaction.atomic
def end_role(*, grant: RoleGrant, by: User) -> RoleGrant:
    """End it; one that has ended is left as it is.

    Raises PermissionDenied unless `by` administers the organisation or reviews its access, ValidationError for the
    last administrator.
    """
    if not (by.has_perm(Permission.MANAGE_ACCESS, grant) or by.has_perm(Permission.REVIEW_ACCESS, grant)):
        raise PermissionDenied
    # All of the organisation's grants are locked, so that two administrators cannot end each other at once.
    active = RoleGrant.objects.select_for_update().filter(holding(), organisation=grant.organisation_id)
    held = {found.id: found for found in active}
    if grant.id not in held:
        return RoleGrant.objects.get(id=grant.id)
    grant = held.pop(grant.id)
    administrator = RoleGrant.Role.ADMINISTRATOR
    if grant.role == administrator and not any(
        other.role == administrator and other.unit_id is None for other in held.values()
    ):
        raise ValidationError("This is the only administrator of the organisation. Name another one first.")
    grant.ended_at, grant.ended_by = now(), by
    grant.save(update_fields=["ended_at", "ended_by"])
    return grant
