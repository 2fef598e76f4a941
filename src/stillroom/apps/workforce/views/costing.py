"""The cost of training: what was entered, and what follows from it month by month."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.synthetic import synthetic_since
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.workforce.costs import compare_costs
from stillroom.apps.workforce.forms.costing import ABOUT, ROUTES, CommonForm, RouteForm, as_kept
from stillroom.apps.workforce.presenters.costing import PARTS, cost_page, is_enough, part_tasks
from stillroom.apps.workforce.presenters.navigation import workforce_links
from stillroom.apps.workforce.selectors.training_cost import training_cost_inputs
from stillroom.apps.workforce.services.set_training_cost import set_training_cost
from stillroom.ui.forms import Form


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_safe
def training_cost(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    inputs = training_cost_inputs(organisation)
    page, wrong = None, ""
    if is_enough(inputs):
        try:
            page = cost_page(compare_costs(inputs, synthetic=synthetic_since() is not None))
        except ValueError as error:
            wrong = str(error)
    context = {
        "page_title": "Cost of training",
        "organisation": organisation,
        "links": workforce_links(organisation, "costing"),
        "opening": [
            {"key": "Counted in", "value": "Pounds for each person who begins, as entered below"},
            {"key": "From", "value": "The month of the decision to train or to recruit"},
            {"key": "Net", "value": "What the person’s work is worth, less what the employer pays"},
            {"key": "Prices", "value": f"Those that {organisation.name} entered. Stillroom knows none"},
        ],
        "tasks": part_tasks(inputs, organisation),
        "page": page,
        "wrong": wrong,
    }
    return render(request, "workforce/costing.jinja", context)


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def training_cost_part(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """`?part=` says which: what is common, or one route."""
    part = request.GET.get("part", "common")
    if part not in PARTS:
        raise Http404
    kept = training_cost_inputs(organisation).get(part, {})
    form: Form
    if part == "common":
        form = CommonForm(request.POST or None, initial=kept)
    else:
        form = RouteForm(request.POST or None, route=part, initial=kept)

    def save(cleaned: dict[str, Any]) -> str:
        set_training_cost(organisation=organisation, part=part, inputs=as_kept(cleaned), by=account(request))
        return "Saved. Earlier figures are kept with their dates."

    return form_page(
        request,
        form,
        title=PARTS[part],
        caption="Cost of training",
        action="Save",
        back=("Cost of training", reverse("training_cost", args=[organisation.id])),
        save=save,
        said=(ABOUT[part],) if part in ROUTES else (),
    )
