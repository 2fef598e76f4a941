"""Trends of an organisation or a unit, of a person, and of an assessor."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.improvement.forms.sampling import TrendsFilter
from stillroom.apps.improvement.presenters.trends import (
    assessor_finding,
    assessor_rows,
    competency_rows,
    days_words,
    failure_charts,
    overturned_rows,
    person_rows,
    trends_finding,
)
from stillroom.apps.improvement.selectors.trends import trends_at, trends_of_assessor, trends_of_person
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.plans.policy import is_own
from stillroom.apps.readiness.selectors.names import competency_titles, names_of
from stillroom.apps.readiness.selectors.readable import people_readable_by
from stillroom.apps.readiness.selectors.unit_names import unit_titles
from stillroom.apps.readiness.views.targets import the_person

MONTHS = 12


@requires(Permission.VIEW_TRENDS, the_organisation)
@require_safe
def trends(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    user, every = account(request), list(units_of(organisation))
    units = [unit for unit in every if user.has_perm(Permission.VIEW_TRENDS, unit)]
    titles = unit_titles(unit.id for unit in units)
    chosen = TrendsFilter(
        {"months": str(MONTHS), **request.GET.dict()},
        units=[(str(unit.id), titles.get(unit.id, unit.code)) for unit in units],
        whole=len(units) == len(every),
    )
    wanted, months = chosen.chosen()
    unit = next((unit for unit in units if str(unit.id) == wanted), None)
    if unit is None and len(units) < len(every):
        unit = units[0] if units else None
        if unit is None:
            raise PermissionDenied
    found, names = trends_at(organisation, unit, months=months), names_of(organisation)
    readable = frozenset(str(id_) for id_ in people_readable_by(user).values_list("id", flat=True))
    context = {
        "page_title": "Trends",
        "caption": titles.get(unit.id, unit.code) if unit else organisation.name,
        "filter": chosen,
        "action": reverse("trends", args=[organisation.id]),
        "finding": trends_finding(found),
        "competencies": competency_rows(found, competency_titles()),
        "assessors": assessor_rows(found, names),
        "people": person_rows(found, names, readable),
        "charts": failure_charts(found),
        "wide": True,
    }
    return render(request, "improvement/trends.jinja", context)


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def person_trends(request: HttpRequest, person: Person) -> HttpResponse:
    found = trends_of_person(person, months=MONTHS)
    context = {
        "page_title": f"Trends of {person.full_name}",
        "person": person,
        "finding": trends_finding(found),
        "competencies": competency_rows(found, competency_titles()),
        "charts": failure_charts(found),
        "overturned": overturned_rows(found.whole.overturned, names_of(person.organisation)),
    }
    return render(request, "improvement/person_trends.jinja", context)


@requires(Permission.VIEW_PERSON, the_person)
@require_safe
def assessor_trends(request: HttpRequest, person: Person) -> HttpResponse:
    """For herself, and for those who answer for assessing."""
    user = account(request)
    if not is_own(user, person) and not user.has_perm(Permission.VIEW_TRENDS, person):
        raise PermissionDenied
    found = trends_of_assessor(person, months=MONTHS)
    tally = found.by_assessor[person.canonical_id]
    context = {
        "page_title": f"Assessing by {person.full_name}",
        "person": person,
        "finding": assessor_finding(tally, person.full_name),
        "days": days_words(tally),
        "overturned": overturned_rows(tally.overturned, names_of(person.organisation)),
    }
    return render(request, "improvement/assessor_trends.jinja", context)
