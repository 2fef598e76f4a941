"""Training sessions of a person and of a unit."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.places.models import Unit
from stillroom.apps.plans.models import TrainingSession
from stillroom.competence.days import start_of


def week_of(day: date) -> tuple[date, date]:
    """Monday of its week, and the Monday after."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=7)


def sessions_of(person: Person) -> QuerySet[TrainingSession]:
    rows = TrainingSession.objects.filter(person__in=records_of(person))
    return rows.select_related("trainer", "unit").order_by("starts_at", "id")


def session_of(person: Person, session_id: UUID) -> TrainingSession:
    """Raises TrainingSession.DoesNotExist, also when it is somebody else's."""
    return sessions_of(person).select_related("person__organisation").get(id=session_id)


def sessions_between(unit: Unit, first: date, following: date) -> list[TrainingSession]:
    """Those that start from `first` on and before `following`."""
    rows = TrainingSession.objects.filter(unit=unit, starts_at__gte=start_of(first), starts_at__lt=start_of(following))
    return list(rows.select_related("person", "trainer").order_by("-starts_at", "id"))


def sessions_in_week(people: Collection[Person], day: date) -> list[TrainingSession]:
    first, following = week_of(day)
    rows = TrainingSession.objects.filter(
        person__in=people, starts_at__gte=start_of(first), starts_at__lt=start_of(following)
    )
    return list(rows.select_related("trainer", "unit").order_by("starts_at", "id"))
