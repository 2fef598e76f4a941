"""Which boards and records an account may open: what the permissions say of each, asked of all at once."""

from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.roles import OWN_ONLY, PERMISSIONS, Role
from stillroom.apps.ledger.selectors.roles import organisation_roles
from stillroom.apps.people.models import Person, Post
from stillroom.apps.people.selectors.visibility import people_visible_to, units_visible_to
from stillroom.apps.places.models import Unit


def units_readable_by(user: User) -> list[Unit]:
    """Those whose boards she may open."""
    return [unit for unit in units_visible_to(user) if user.has_perm(Permission.VIEW_UNIT, unit)]


def people_readable_by(user: User, wanted: str = "") -> QuerySet[Person]:
    """Kept records of people whose record she may open, by name; `wanted` are words of the name or a number."""
    readable = Q(user=user)
    for organisation, held in organisation_roles(user).items():
        if held.person is not None:
            readable |= Q(id=held.person.id)
        if held.reports:
            readable |= Q(id__in=[UUID(human) for human in held.reports])
        roles = (held.roles & PERMISSIONS[Permission.VIEW_PERSON]) - OWN_ONLY
        if roles == {Role.UNIT_MANAGER} and held.managed_units is not None:
            at_her_units = Post.objects.filter(unit__in=held.managed_units, replaced_at__isnull=True)
            ids = at_her_units.values_list("person", "person__same_as")
            readable |= Q(id__in={same_as or one for one, same_as in ids})
        elif roles:
            readable |= Q(organisation=organisation)
    rows = people_visible_to(user).filter(readable, same_as__isnull=True)
    for word in wanted.split()[:5]:
        rows = rows.filter(
            Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(employee_number__iexact=word)
        )
    return rows
