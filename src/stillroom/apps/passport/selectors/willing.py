"""Who is willing to be asked to help elsewhere. The only door to what people said of it.

A reader other than herself gets those who are willing, and nothing of anybody else: no number, no remainder, and no
query that takes longer for them.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.passport.models import HelpRequest, Willingness
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.people import records_of
from stillroom.apps.people.selectors.visibility import active_grants
from stillroom.apps.places.models import Organisation
from stillroom.competence.days import day_of


def willingness_of(person: Person) -> Willingness | None:
    """What she said herself; for herself alone."""
    return Willingness.objects.filter(person__in=records_of(person)).first()


def organisations_led_by(user: User) -> list[Organisation]:
    """Those whose administrators have made her their regional lead, for as long as that holds."""
    led = active_grants(user).filter(role=RoleGrant.Role.REGIONAL_LEAD).values("organisation")
    return list(Organisation.objects.filter(id__in=led).order_by("name"))


def willing_in(
    organisations: Iterable[Organisation], *, on: date, place: Organisation | None = None, competency: str = ""
) -> list[Willingness]:
    """Those who may be asked for work on that day, at that place, in that competency; in the order of their names."""
    rows = Willingness.objects.filter(
        person__organisation__in=list(organisations), from_date__lte=on, until_date__gte=on
    ).select_related("person__organisation", "person__same_as")
    if place is not None:
        rows = rows.filter(Q(travel=Willingness.Travel.REGION) | Q(person__organisation=place))
    ordered = rows.order_by("person__last_name", "person__first_name", "person_id")
    return [row for row in ordered if not competency or not row.competencies or competency in row.competencies]


def requests_to(person: Person) -> list[HelpRequest]:
    """What she was asked and has not answered, while there is time."""
    rows = _requests().filter(person__in=records_of(person), accepted_at__isnull=True)
    return list(rows.filter(answer_by__gte=day_of(now())).order_by("answer_by", "id"))


def requests_accepted(people: Iterable[Person]) -> list[HelpRequest]:
    """What these people said yes to and is not over: their managers may know."""
    rows = _requests().filter(person__in=list(people), accepted_at__isnull=False, end_date__gte=day_of(now()))
    return list(rows.order_by("start_date", "id"))


def requests_by(user: User) -> list[HelpRequest]:
    """What she asked, the latest first. Whoever has not said yes looks like everybody else who has not."""
    return list(_requests().filter(asked_by=user).order_by("-asked_at", "-id"))


def _requests() -> QuerySet[HelpRequest]:
    return HelpRequest.objects.select_related("person__organisation", "asked_by")
