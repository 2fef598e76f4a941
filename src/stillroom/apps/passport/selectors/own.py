"""Records that are somebody's own, and those that she has linked to them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import LinkedRecord
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.people.selectors.visibility import people_of_user


def own_records(user: User) -> list[Person]:
    """The records this account is tied to: one an employer, the oldest first. She keeps them when she has left."""
    kept = {person.canonical_id: canonical_person(person) for person in people_of_user(user)}
    return list(kept.values())


def own_record(user: User, person_id: UUID) -> Person:
    """Raises Person.DoesNotExist for whatever is not her own."""
    found = next((each for each in own_records(user) if each.id == person_id), None)
    if found is None:
        raise Person.DoesNotExist
    return found


def links_of(person: Person) -> QuerySet[LinkedRecord]:
    """The links that hold now, seen from either side."""
    rows = LinkedRecord.objects.filter(Q(person=person) | Q(other=person), ended_at__isnull=True)
    return rows.select_related("person__organisation", "other__organisation").order_by("linked_at", "id")


def link_of(person: Person, link_id: UUID) -> LinkedRecord:
    """Raises LinkedRecord.DoesNotExist."""
    return links_of(person).get(id=link_id)


def linked_people(person: Person) -> list[Person]:
    """The other records of this installation that she says are hers too."""
    found = []
    for link in links_of(person):
        other = link.person if link.person_id != person.id else link.other
        if other is not None:
            found.append(other)
    return found


def people_shown_with(person: Person) -> list[Person]:
    """The record itself and those linked to it: whose credentials she may share from here."""
    return [person, *linked_people(person)]
