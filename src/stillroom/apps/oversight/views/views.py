"""Who opened what: of an organisation, and of one person's record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.oversight.presenters.reviews import view_rows
from stillroom.apps.oversight.selectors.views import ON_A_PAGE, names_of_people, views_in, views_of_person
from stillroom.apps.oversight.views.targets import the_person
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation


@requires(Permission.SEE_WHO_LOOKED, the_organisation)
@require_safe
def views(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    auditors_only = request.GET.get("who") == "auditors"
    before = parse_datetime(request.GET["before"]) if _is_moment(request.GET.get("before", "")) else None
    found = views_in(organisation, auditors_only=auditors_only, before=before)
    shown = found[:ON_A_PAGE]
    base = reverse("views", args=[organisation.id])
    who = "who=auditors&" if auditors_only else ""
    context = {
        "page_title": "Who opened what",
        "organisation": organisation,
        "rows": view_rows(shown, names_of_people({each.person for each in shown})),
        "choices": [
            ("Everybody", base, not auditors_only),
            ("Auditors only", f"{base}?who=auditors", auditors_only),
        ],
        "older": f"{base}?{who}before={shown[-1].viewed_at:%Y-%m-%dT%H:%M:%S.%fZ}" if len(found) > ON_A_PAGE else "",
    }
    return render(request, "oversight/views.jinja", context)


@requires(Permission.SEE_WHO_LOOKED, the_person)
@require_safe
def who_looked(request: HttpRequest, person: Person) -> HttpResponse:
    context = {
        "page_title": "Who opened this record",
        "person": person,
        "rows": view_rows(views_of_person(person), {}),
    }
    return render(request, "oversight/who_looked.jinja", context)


def _is_moment(text: str) -> bool:
    try:
        found = parse_datetime(text)
    except ValueError:
        return False
    return found is not None and found.tzinfo is not None
