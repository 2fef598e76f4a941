"""What an account may know to exist. What lies outside is reported as not found, never as forbidden."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import LookAlike, Person, Post, RoleGrant
from stillroom.apps.people.selectors.grants import grants_holding
from stillroom.apps.places.models import Organisation, Unit
from stillroom.competence.days import day_of


def active_grants(user: User) -> QuerySet[RoleGrant]:
    return grants_holding().filter(user=user).select_related("organisation", "unit")


def organisations_visible_to(user: User) -> QuerySet[Organisation]:
    """Those that employ her and those she holds a role in. A leaver no longer sees the place she left."""
    posts = Post.objects.filter(person=OuterRef("pk"), replaced_at__isnull=True)
    in_post = posts.filter(Q(end_date__isnull=True) | Q(end_date__gte=day_of(now())))
    working = Person.objects.filter(Exists(in_post) | ~Exists(posts), user=user)
    return Organisation.objects.filter(
        Q(id__in=working.values("organisation")) | Q(id__in=active_grants(user).values("organisation"))
    ).order_by("name")


def units_visible_to(user: User) -> QuerySet[Unit]:
    return (
        Unit.objects.filter(organisation__in=organisations_visible_to(user))
        .select_related("organisation")
        .order_by("organisation__name", "code")
    )


def people_visible_to(user: User) -> QuerySet[Person]:
    """Everyone in the organisations she sees, and always her own records."""
    return (
        Person.objects.filter(Q(organisation__in=organisations_visible_to(user)) | Q(user=user))
        .select_related("organisation", "same_as")
        .order_by("last_name", "first_name", "employee_number")
    )


def posts_visible_to(user: User) -> QuerySet[Post]:
    return Post.objects.filter(replaced_at__isnull=True, person__in=people_visible_to(user)).select_related(
        "person", "unit"
    )


def look_alikes_visible_to(user: User) -> QuerySet[LookAlike]:
    """Pairs in organisations where she is an administrator: only they may decide."""
    administered = active_grants(user).filter(role=RoleGrant.Role.ADMINISTRATOR).values("organisation")
    return LookAlike.objects.filter(person_a__organisation__in=administered).select_related("person_a", "person_b")


def organisation_visible_to(user: User, organisation_id: UUID) -> Organisation:
    """Raises Organisation.DoesNotExist."""
    return organisations_visible_to(user).get(id=organisation_id)


def unit_visible_to(user: User, unit_id: UUID) -> Unit:
    """Raises Unit.DoesNotExist."""
    return units_visible_to(user).get(id=unit_id)


def person_visible_to(user: User, person_id: UUID) -> Person:
    """Raises Person.DoesNotExist."""
    return people_visible_to(user).get(id=person_id)


def people_of_user(user: User) -> QuerySet[Person]:
    """The records that are this account's own: one an organisation that employs her."""
    return Person.objects.filter(user=user).select_related("organisation", "same_as").order_by("recorded_at", "id")


def has_role(
    user: User, role: RoleGrant.Role, organisation: Organisation | UUID, unit: Unit | UUID | None = None
) -> bool:
    """True when she holds the role in the organisation as a whole or, when a unit is named, in that unit."""
    place = Q(unit__isnull=True)
    if unit is not None:
        place |= Q(unit=unit)
    return active_grants(user).filter(place, role=role, organisation=organisation).exists()
