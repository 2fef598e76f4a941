"""The authorised-persons list of a unit: on paper it stands in for the system while that is down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.presenters.authorised import (
    authorised_finding,
    authorised_rows,
    valid_words,
)
from stillroom.apps.readiness.presenters.board import board_links
from stillroom.apps.readiness.selectors.board import unit_board
from stillroom.apps.readiness.selectors.next_change import next_change
from stillroom.apps.readiness.selectors.unit_names import unit_title
from stillroom.apps.readiness.views.targets import the_unit


@requires(Permission.VIEW_UNIT, the_unit)
@require_safe
def authorised(request: HttpRequest, unit: Unit) -> HttpResponse:
    now = clock.now()
    posts = unit_board(unit, now)
    rows = authorised_rows(posts, frameworks())
    context = {
        "page_title": "Authorised persons",
        "unit_title": unit_title(unit),
        "links": board_links(unit),
        "at": now,
        "wide": True,
        "finding": authorised_finding(rows),
        "valid": valid_words(now, next_change(unit, now)),
        "rows": rows,
    }
    return render(request, "readiness/authorised.jinja", context)
