"""Gives an account a role in an organisation, or in one of its units."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.places.models import Organisation, Unit


@transaction.atomic
def grant_role(
    *, user: User, organisation: Organisation, role: RoleGrant.Role, unit: Unit | None = None, by: User | None
) -> RoleGrant:
    """Grant it, or return the grant that holds already. `by` is None at the command line.

    Raises PermissionDenied unless `by` administers the organisation, ValidationError when the unit is not in it.
    """
    if by is not None and not by.has_perm(Permission.MANAGE_ACCESS, organisation):
        raise PermissionDenied
    if unit is not None and unit.organisation_id != organisation.id:
        raise ValidationError("The unit belongs to another organisation. Choose one of this organisation.")
    grant, _ = RoleGrant.objects.get_or_create(
        user=user,
        organisation=organisation,
        unit=unit,
        role=role,
        ended_at=None,
        defaults={"granted_at": now(), "granted_by": by},
    )
    return grant
