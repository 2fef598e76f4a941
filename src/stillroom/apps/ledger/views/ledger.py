"""Everything stated in an organisation, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.presenters.ledger import filters, ledger_rows, number_from, page_links, wanted_from
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.ledger.selectors.ledger_page import competencies_stated, ledger_page
from stillroom.apps.ledger.selectors.names import competency_titles, names_of
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation


@requires(Permission.VIEW_LEDGER, the_organisation)
@require_safe
def ledger(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    wanted = wanted_from(request.GET.dict())
    before, after = number_from(request.GET.get("before", "")), number_from(request.GET.get("after", ""))
    page = ledger_page(organisation, wanted, before=before, after=after)
    words = Wording(names_of(organisation), competency_titles())
    context = {
        "page_title": "Ledger",
        "organisation": organisation,
        "rows": ledger_rows(page, words),
        "links": page_links(organisation, wanted, page),
        "filters": filters(wanted, competencies_stated(organisation), words),
        "now": clock.now(),
        "wide": True,
    }
    return render(request, "ledger/ledger.jinja", context)
