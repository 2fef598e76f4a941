"""How much of their month observers have left."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from stillroom.apps.ledger.models import Statement
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.models import AssessorAvailability, PlanWay
from stillroom.apps.plans.models.plan_way import WayKind
from stillroom.competence.days import add_months, start_of
from stillroom.competence.observer_capacity import ObserverLoad
from stillroom.competence.statement import Kind

MINUTES_WHERE_UNSAID = 30
"""Of no effect on what is free, which is unknown where nobody has said; only on the minutes shown as used."""


def month_of(day: date) -> tuple[date, date]:
    """The first day of its month and of the next."""
    first = day.replace(day=1)
    return first, add_months(first, 1)


def observer_loads(organisation: Organisation, people: Collection[str], day: date) -> dict[str, ObserverLoad]:
    """Id of each observer → her load in the month of `day`: planned in plans, and observed by the ledger."""
    first, following = month_of(day)
    ids = [UUID(person) for person in people]
    said = {
        str(row.person_id): row
        for row in AssessorAvailability.objects.filter(
            Q(until_day__isnull=True) | Q(until_day__gte=day),
            person__in=ids,
            replaced_at__isnull=True,
            from_day__lt=following,
        )
    }
    planned = dict(
        PlanWay.objects.filter(
            Q(planned_on__isnull=True) | Q(planned_on__lt=following),
            observer__in=ids,
            kind=WayKind.OBSERVER,
            ended_at__isnull=True,
        )
        .values_list("observer")
        .annotate(Count("id"))
        .order_by()
    )
    done = dict(
        Statement.objects.filter(
            organisation=organisation,
            author__in=list(people),
            kind=Kind.OBSERVATION,
            occurred_at__gte=start_of(first),
            occurred_at__lt=start_of(following),
        )
        .values_list("author")
        .annotate(Count("id"))
        .order_by()
    )
    return {
        person: ObserverLoad(
            person,
            float(said[person].hours_a_month) if person in said else None,
            said[person].minutes_each if person in said else MINUTES_WHERE_UNSAID,
            planned.get(UUID(person), 0),
            done.get(person, 0),
        )
        for person in people
    }


def availability_of(person: Person) -> AssessorAvailability | None:
    return (
        AssessorAvailability.objects.filter(person=person.same_as_id or person.id, replaced_at__isnull=True)
        .select_related("recorded_by")
        .first()
    )
