"""Says how many hours a month somebody gives to observing."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.plans.models import AssessorAvailability


@transaction.atomic
def set_availability(
    *, person: Person, hours: Decimal, minutes_each: int, from_day: date, until_day: date | None, by: User
) -> AssessorAvailability:
    """Closes what was said before and keeps it. Raises PermissionDenied or ValidationError."""
    if not by.has_perm(Permission.SET_CAPACITY, person):
        raise PermissionDenied
    if until_day is not None and until_day < from_day:
        raise ValidationError("The last day is before the first. Correct one of them.")
    moment, kept = now(), canonical_person(person)
    AssessorAvailability.objects.filter(person=kept, replaced_at__isnull=True).update(
        replaced_at=moment, replaced_by=by
    )
    return AssessorAvailability.objects.create(
        person=kept,
        hours_a_month=hours,
        minutes_each=minutes_each,
        from_day=from_day,
        until_day=until_day,
        recorded_at=moment,
        recorded_by=by,
    )
