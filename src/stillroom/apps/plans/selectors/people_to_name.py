"""Whom one may name as reviewer, trainer or observer: everybody in post in the organisation, by name."""

from uuid import UUID

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Organisation


def people_to_name(organisation: Organisation, *, but: Person | None = None) -> list[tuple[str, str]]:
    """Id of the kept record and full name."""
    ids = current_posts(organisation=organisation).order_by().values("person")
    rows = Person.objects.filter(organisation=organisation, id__in=ids).select_related("same_as")
    kept = {(person.same_as or person).id: (person.same_as or person) for person in rows}
    if but is not None:
        kept.pop(UUID(but.canonical_id), None)
    return sorted(((str(id_), person.full_name) for id_, person in kept.items()), key=lambda pair: pair[1])


def person_to_name(organisation: Organisation, person_id: str) -> Person:
    """Raises Person.DoesNotExist."""
    return Person.objects.select_related("organisation", "same_as").get(organisation=organisation, id=UUID(person_id))
