"""The specimen signature log of an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.presenters.signatures import signature_rows
from stillroom.apps.ledger.presenters.words import Wording
from stillroom.apps.ledger.selectors.names import competency_titles, names_of
from stillroom.apps.ledger.selectors.signatures import signatories
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation


@requires(Permission.VIEW_LEDGER, the_organisation)
@require_safe
def signatures(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    now = clock.now()
    words = Wording(names_of(organisation), competency_titles())
    context = {
        "page_title": "Specimen signatures",
        "organisation": organisation,
        "rows": signature_rows(signatories(organisation, at=now), words),
        "now": now,
    }
    return render(request, "ledger/signatures.jinja", context)
