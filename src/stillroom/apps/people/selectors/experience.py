"""Periods of experience that wait for their supervisor."""

from django.db.models import F, Q, QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import ExperiencePeriod, Person
from stillroom.apps.places.selectors.known import known


def waiting_for_supervisor(user: User) -> QuerySet[ExperiencePeriod]:
    """Those that name her, in an organisation where she has a record; never her own."""
    own = Person.objects.filter(user=user)
    humans = Q(supervisor__in=own) | Q(supervisor__same_as__in=own)
    rows = ExperiencePeriod.objects.filter(known(), humans, confirmed_at__isnull=True)
    return rows.exclude(person=F("supervisor")).select_related("person__organisation", "supervisor").order_by("id")
