"""The accounts that have to do with an organisation: its people's, and those that hold a role in it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import LookAlike, Person, RoleGrant
from stillroom.apps.people.selectors.grants import grants_holding
from stillroom.apps.people.selectors.visibility import look_alikes_visible_to, organisations_visible_to
from stillroom.apps.places.models import Organisation


def accounts_of(organisation: Organisation) -> QuerySet[User]:
    working = Person.objects.filter(organisation=organisation, user__isnull=False).values("user")
    holding = grants_holding().filter(organisation=organisation).values("user")
    return User.objects.filter(Q(id__in=working) | Q(id__in=holding)).order_by("name", "email")


def grants_in(organisation: Organisation) -> QuerySet[RoleGrant]:
    """The roles granted now, the oldest first."""
    rows = grants_holding().filter(organisation=organisation)
    return rows.select_related("user", "unit").order_by("granted_at", "id")


def grant_visible_to(user: User, grant_id: UUID) -> RoleGrant:
    """One that has not ended. Raises RoleGrant.DoesNotExist."""
    rows = grants_holding().filter(organisation__in=organisations_visible_to(user))
    return rows.select_related("user", "organisation", "unit").get(id=grant_id)


def look_alike_visible_to(user: User, look_alike_id: UUID) -> LookAlike:
    """Raises LookAlike.DoesNotExist."""
    rows = look_alikes_visible_to(user).select_related("person_a__organisation", "person_b__organisation")
    return rows.get(id=look_alike_id)


def is_of_these_only(account: User, organisations: set[UUID]) -> bool:
    """Whether everything the account can see lies in these organisations, so that who runs them may reset it."""
    return set(organisations_visible_to(account).values_list("id", flat=True)) <= organisations
