"""The supervisor says that a period of experience took place under her."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import ExperiencePeriod
from stillroom.apps.people.selectors.experience import waiting_for_supervisor
from stillroom.apps.people.services.record_fact import record_fact


@transaction.atomic
def confirm_experience(*, period: ExperiencePeriod, by: User) -> ExperiencePeriod:
    """Closes the proposal and writes it confirmed. Raises PermissionDenied for anyone but the supervisor named."""
    if period.supervisor is None or not waiting_for_supervisor(by).filter(id=period.id).exists():
        raise PermissionDenied
    if period.confirmed_at is not None:
        raise ValidationError("This period is confirmed already.")
    confirmed = ExperiencePeriod(
        person=period.person,
        supervisor=period.supervisor,
        hours_per_week=period.hours_per_week,
        start_date=period.start_date,
        end_date=period.end_date,
        confirmed_at=now(),
        confirmed_by=by,
    )
    return record_fact(fact=confirmed, by=by, replaces=period)
