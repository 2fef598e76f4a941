"""Search, and ask somebody found."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import HelpRequest, StaffSearch
from stillroom.apps.passport.selectors.staff_finder import Helper, Wanted, find_helpers
from stillroom.apps.passport.selectors.willing import organisations_led_by
from stillroom.apps.people.models import Person
from stillroom.competence.days import day_of


@dataclass(frozen=True, slots=True)
class Asked:
    place: str
    start: date
    end: date
    answer_by: date
    message: str = ""


@transaction.atomic
def search_staff(*, wanted: Wanted, by: User) -> list[Helper]:
    """The search is recorded, what it found is not. Raises PermissionDenied for whoever leads nowhere."""
    places = organisations_led_by(by)
    if wanted.place not in places:
        raise PermissionDenied
    search = StaffSearch.objects.create(
        searched_by=by,
        searched_at=now(),
        competency=wanted.competency,
        context=str(wanted.context),
        months=wanted.months,
        needed_on=wanted.on,
    )
    search.organisations.set(places)
    return find_helpers(by, wanted, at=now())


def helper_found(*, person_id: UUID, wanted: Wanted, by: User) -> Helper:
    """One of those found. Raises Person.DoesNotExist alike for whoever is not willing and for whoever is nobody."""
    for helper in find_helpers(by, wanted, at=now()):
        if helper.person.id == person_id:
            return helper
    raise Person.DoesNotExist


@transaction.atomic
def ask_for_help(*, person_id: UUID, wanted: Wanted, asked: Asked, by: User) -> HelpRequest:
    """It goes to her alone. Raises Person.DoesNotExist, ValidationError."""
    helper = helper_found(person_id=person_id, wanted=wanted, by=by)
    today = day_of(now())
    if asked.end < asked.start:
        raise ValidationError({"end_date": "The last day must be on or after the first"})
    if asked.end < today:
        raise ValidationError({"end_date": "The last day must be today or later"})
    if not today <= asked.answer_by <= asked.end:
        raise ValidationError({"answer_by": "The day to answer by must lie between today and the last day"})
    return HelpRequest.objects.create(
        person=helper.person,
        competency=wanted.competency,
        context=str(wanted.context),
        place=asked.place,
        start_date=asked.start,
        end_date=asked.end,
        message=asked.message.strip(),
        asked_at=now(),
        asked_by=by,
        answer_by=asked.answer_by,
    )
