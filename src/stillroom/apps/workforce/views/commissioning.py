from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.presenters.navigation import workforce_links


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_safe
def commissioning(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {
        "page_title": "Training places",
        "organisation": organisation,
        "links": workforce_links(organisation, "commissioning"),
    }
    return render(request, "workforce/commissioning.jinja", context)
