"""Posts held, as they are or were known; and as the domain reads them."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.clock import now
from stillroom.apps.people.models import Person, Post
from stillroom.apps.people.selectors.people import records_joined_since
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.known import known
from stillroom.competence.days import day_of
from stillroom.competence.requirement import Post as DomainPost


def posts(
    *,
    organisation: Organisation | None = None,
    unit: Unit | UUID | None = None,
    people: Iterable[UUID] | None = None,
    known_by: datetime | None = None,
) -> QuerySet[Post]:
    """Posts past, present and to come. `people` are ids of records or of humans: all records of each are read."""
    rows = Post.objects.filter(known(known_by)).select_related("person", "unit")
    if organisation is not None:
        rows = rows.filter(person__organisation=organisation)
    if unit is not None:
        rows = rows.filter(unit=unit)
    if people is not None:
        ids = list(people)
        rows = rows.filter(Q(person__in=ids) | Q(person__same_as__in=ids))
    return rows.order_by("person__last_name", "person__first_name", "person_id", "start_date", "id")


def held_on(day: date) -> Q:
    """Filter for posts held on a London day."""
    return Q(start_date__lte=day) & (Q(end_date__isnull=True) | Q(end_date__gte=day))


def current_posts(
    *, organisation: Organisation | None = None, unit: Unit | UUID | None = None, day: date | None = None
) -> QuerySet[Post]:
    """Posts held on `day` (None: today)."""
    return posts(organisation=organisation, unit=unit).filter(held_on(day or day_of(now())))


def posts_of(person: Person, known_by: datetime | None = None) -> QuerySet[Post]:
    """Every post of the human, under whichever employee number, the newest start first."""
    return posts(people=[person.same_as_id or person.id], known_by=known_by).order_by("-start_date", "id")


def posts_at_unit(unit: Unit, known_by: datetime | None = None) -> QuerySet[Post]:
    return posts(unit=unit, known_by=known_by)


def domain_posts(
    *,
    organisation: Organisation | None = None,
    unit: Unit | UUID | None = None,
    people: Iterable[UUID] | None = None,
    known_by: datetime | None = None,
    by_name: bool = True,
) -> list[DomainPost]:
    """The same rows as `posts`, as the domain reads them; `person` is the canonical id of the human, or as it was."""
    then = {} if known_by is None else records_joined_since(known_by)
    rows = posts(organisation=organisation, unit=unit, people=people, known_by=known_by).select_related(None)
    rows = rows if by_name else rows.order_by("id")
    return [
        DomainPost(str(id_), str(then.get(record) or same_as or record), str(unit_id), role_profile, start, end)
        for id_, record, same_as, unit_id, role_profile, start, end in rows.values_list(
            "id", "person_id", "person__same_as_id", "unit_id", "role_profile", "start_date", "end_date"
        )
    ]
