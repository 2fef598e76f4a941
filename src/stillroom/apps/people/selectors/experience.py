"""Periods of experience that wait for their supervisor."""

from django.db.models import F, Q, QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import ExperiencePeriod, Person
from stillroom.apps.places.selectors.known import known


def waiting_for_supervisor_record(person: Person) -> int:
    """How many wait for this human, under whichever of her records."""
    human = person.same_as_id or person.id
    named = Q(supervisor=human) | Q(supervisor__same_as=human)
    return ExperiencePeriod.objects.filter(known(), named, confirmed_at__isnull=True).exclude(person=human).count()


def waiting_for_supervisor(user: User) -> QuerySet[ExperiencePeriod]:
    """Those that name her, in an organisation where she has a record; never her own."""
    own = Person.objects.filter(user=user)
    humans = Q(supervisor__in=own) | Q(supervisor__same_as__in=own)
    rows = ExperiencePeriod.objects.filter(known(), humans, confirmed_at__isnull=True)
    return rows.exclude(person=F("supervisor")).select_related("person__organisation", "supervisor").order_by("id")
