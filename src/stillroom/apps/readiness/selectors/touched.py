"""Whose readiness a change touches."""

from collections.abc import Iterable
from uuid import UUID

from stillroom.apps.framework.selectors import requirements
from stillroom.apps.people.models import Person, Post
from stillroom.apps.places.models import Organisation


def organisations_of_people(people: Iterable[UUID]) -> dict[Organisation, list[str]]:
    """Organisation → the ids of those of the people that it employs."""
    found: dict[Organisation, list[str]] = {}
    for person in Person.objects.filter(id__in=list(people)).select_related("organisation"):
        found.setdefault(person.organisation, []).append(str(person.id))
    return found


def people_in_units(units: Iterable[UUID]) -> set[UUID]:
    return set(Post.objects.filter(unit__in=list(units)).values_list("person_id", flat=True))


def people_in_roles(role_profiles: Iterable[str]) -> set[UUID]:
    return set(Post.objects.filter(role_profile__in=list(role_profiles)).values_list("person_id", flat=True))


def people_required(codes: set[str]) -> set[UUID]:
    """Everyone whose role asks for one of the competencies."""
    return people_in_roles({r.role_profile for r in requirements() if r.competency in codes})
