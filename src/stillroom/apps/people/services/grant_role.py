"""Gives an account a role in an organisation, or in one of its units."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import RoleGrant
from stillroom.apps.places.models import Organisation, Unit
from stillroom.competence.days import day_of, end_of


@dataclass(frozen=True)
class Limit:
    """How long a role holds and, of somebody from outside, whence she comes and what for."""

    ends_on: date | None = None
    from_organisation: str = ""
    purpose: str = ""

    def problems(self) -> dict[str, str]:
        """Field → what is wrong with it."""
        found = {}
        if self.ends_on is not None and self.ends_on < day_of(now()):
            found["ends_on"] = "The last day must be today or later"
        if self.from_organisation:
            if self.ends_on is None:
                found["ends_on"] = "Enter the last day: the role of somebody from outside always ends"
            if not self.purpose:
                found["purpose"] = "Enter the purpose, for example “Regional quality assurance audit”"
        return found


NO_LIMIT = Limit()


@transaction.atomic
def grant_role(
    *,
    user: User,
    organisation: Organisation,
    role: RoleGrant.Role,
    unit: Unit | None = None,
    limit: Limit = NO_LIMIT,
    by: User | None,
) -> RoleGrant:
    """Grant it, or return the grant that holds already. `by` is None at the command line.

    Raises PermissionDenied unless `by` administers the organisation, ValidationError when the unit is not in it or the
    limit is none.
    """
    if by is not None and not by.has_perm(Permission.MANAGE_ACCESS, organisation):
        raise PermissionDenied
    if unit is not None and unit.organisation_id != organisation.id:
        raise ValidationError("The unit belongs to another organisation. Choose one of this organisation.")
    if problems := limit.problems():
        raise ValidationError(list(problems.values()))
    if limit.ends_on is not None and role == RoleGrant.Role.ADMINISTRATOR:
        raise ValidationError("An administrator has no last day, or one day there would be none. End the role instead.")
    if limit.ends_on is None and role == RoleGrant.Role.REGIONAL_LEAD:
        raise ValidationError("Enter the last day: a regional lead is one until a day.")
    same = RoleGrant.objects.filter(user=user, organisation=organisation, unit=unit, role=role, ended_at=None)
    _close_past(same.filter(ends_on__lt=day_of(now())).first())
    grant, _ = same.get_or_create(
        defaults={
            "user": user,
            "organisation": organisation,
            "unit": unit,
            "role": role,
            "granted_at": now(),
            "granted_by": by,
            "ends_on": limit.ends_on,
            "from_organisation": limit.from_organisation,
            "purpose": limit.purpose,
        },
    )
    if grant.ends_on != limit.ends_on:
        raise ValidationError("The account holds this role already, with another last day. End that role first.")
    return grant


def _close_past(grant: RoleGrant | None) -> None:
    """It ended by itself; written down, so that the same role can be given once more."""
    if grant is not None and grant.ends_on is not None:
        grant.ended_at = end_of(grant.ends_on)
        grant.save(update_fields=["ended_at"])
