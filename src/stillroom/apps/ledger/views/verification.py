"""Verifying an organisation's ledger from its first statement to its last."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.presenters.verification import end_facts, findings, result_facts
from stillroom.apps.ledger.selectors.chain import chain_end
from stillroom.apps.ledger.services.verify import verify_ledger
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation

WITH_COLUMNS_UP_TO = 400_000
"""Statements that a page compares whole, in about ten seconds; of a longer ledger it checks the chain."""


@requires(Permission.VIEW_LEDGER, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Reading every statement takes a while, so it is done when asked for."""
    end = chain_end(organisation)
    context = {
        "page_title": "Verify the ledger",
        "organisation": organisation,
        "end": end_facts(end),
        "now": clock.now(),
        "result": None,
    }
    if request.method == "POST":
        found = verify_ledger(ods_code=organisation.ods_code, columns=end.statements <= WITH_COLUMNS_UP_TO)
        context |= {"result": found, "result_facts": result_facts(found), "findings": findings(found)}
    return render(request, "ledger/verify.jinja", context)
