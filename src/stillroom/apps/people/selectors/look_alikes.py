"""Pairs of records that look like one human."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.people.models import LookAlike, Person
from stillroom.apps.people.selectors.people import records_joined_since
from stillroom.apps.places.models import Organisation


def unresolved_look_alikes(organisation: Organisation) -> QuerySet[LookAlike]:
    return (
        LookAlike.objects.filter(person_a__organisation=organisation, decision=LookAlike.Decision.UNDECIDED)
        .select_related("person_a", "person_b")
        .order_by("found_at", "id")
    )


def unresolved_look_alike_ids(
    people: set[UUID] | None = None, *, organisation: Organisation, known_by: datetime | None = None
) -> set[frozenset[UUID]]:
    """Unordered pairs of canonical ids that may not sign for each other until somebody decides, as known by then."""
    undecided = Q(decision=LookAlike.Decision.UNDECIDED)
    if known_by is not None:
        undecided = Q(found_at__lte=known_by) & (undecided | Q(decided_at__gt=known_by))
    rows = LookAlike.objects.filter(undecided, person_a__organisation=organisation)
    if people is not None:
        rows = rows.filter(
            Q(person_a__in=people)
            | Q(person_b__in=people)
            | Q(person_a__same_as__in=people)
            | Q(person_b__same_as__in=people)
        )
    pairs = rows.values_list("person_a_id", "person_a__same_as_id", "person_b_id", "person_b__same_as_id")
    then = {} if known_by is None else records_joined_since(known_by)
    return {frozenset({then.get(a, same_a or a), then.get(b, same_b or b)}) for a, same_a, b, same_b in pairs}


def look_alikes_of(person: Person) -> QuerySet[LookAlike]:
    """Undecided pairs that any record of this human is part of."""
    canonical = person.same_as_id or person.id
    sides = Q()
    for side in ("person_a", "person_b"):
        sides |= Q(**{side: canonical}) | Q(**{f"{side}__same_as": canonical})
    return LookAlike.objects.filter(sides, decision=LookAlike.Decision.UNDECIDED).select_related("person_a", "person_b")
