"""Say that one is willing to be asked, or no longer; and say yes to a request."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.passport.models import HelpRequest, Willingness
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person, records_of
from stillroom.competence.days import day_of


@transaction.atomic
def say_willing(
    *,
    person: Person,
    competencies: Sequence[str],
    from_date: date,
    until_date: date,
    travel: Willingness.Travel,
    by: User,
) -> Willingness:
    """In place of what she said before. Raises PermissionDenied for anybody but herself, ValidationError."""
    _check_own(person, by)
    if until_date < from_date:
        raise ValidationError({"until_date": "The last day must be on or after the first"})
    if until_date < day_of(now()):
        raise ValidationError({"until_date": "The last day must be today or later"})
    if set(competencies) - frameworks().competencies.keys():
        raise ValidationError({"competencies": "Choose competencies of the list"})
    unsay(person=person, by=by)
    return Willingness.objects.create(
        person=canonical_person(person),
        competencies=sorted(set(competencies)),
        from_date=from_date,
        until_date=until_date,
        travel=travel,
        said_at=now(),
    )


@transaction.atomic
def unsay(*, person: Person, by: User) -> None:
    """As if she had never said it: nothing of it is kept. Raises PermissionDenied for anybody but herself."""
    _check_own(person, by)
    Willingness.objects.filter(person__in=records_of(person)).delete()


@transaction.atomic
def say_yes(*, request: HelpRequest, by: User) -> HelpRequest:
    """From now on her manager knows too. Raises PermissionDenied, ValidationError when the day for it has passed."""
    _check_own(request.person, by)
    if request.accepted_at is None:
        if request.answer_by < day_of(now()):
            raise ValidationError("The day to answer has passed.")
        request.accepted_at = now()
        request.save(update_fields=["accepted_at"])
    return request


def _check_own(person: Person, by: User) -> None:
    if not records_of(person).filter(user=by).exists():
        raise PermissionDenied
