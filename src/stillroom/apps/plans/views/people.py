"""People whose records the reader may open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.plans.forms.people_search import PeopleSearch
from stillroom.apps.plans.presenters.people import people_finding, people_rows
from stillroom.apps.readiness.selectors.board import boards_of_people
from stillroom.apps.readiness.selectors.readable import people_readable_by
from stillroom.apps.readiness.selectors.unit_names import unit_titles

SHOWN = 50


@open_to_signed_in("lists the people whose records the reader may open, and none else")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    search = PeopleSearch(request.GET or {})
    wanted = search.wanted()
    found = people_readable_by(account(request), wanted)
    shown, total = list(found[:SHOWN]), found.count()
    boards = boards_of_people([person.canonical_id for person in shown], clock.now())
    titles = unit_titles({board.unit for held in boards.values() for board in held})
    context = {
        "page_title": "People",
        "search": search,
        "action": reverse("people"),
        "finding": people_finding(len(shown), total, wanted),
        "rows": people_rows(shown, boards, role_titles(), titles),
    }
    return render(request, "plans/people.jinja", context)
