"""The library of scenarios: what is shipped, what is one's own, and how one is begun."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.forms.scenarios import CopyForm, FromRecordsForm
from stillroom.apps.workforce.from_records import Asked
from stillroom.apps.workforce.models import Scenario
from stillroom.apps.workforce.presenters.navigation import workforce_links
from stillroom.apps.workforce.presenters.scenarios import scenario_tasks
from stillroom.apps.workforce.selectors.live_workforce import has_staff
from stillroom.apps.workforce.selectors.scenarios import library
from stillroom.apps.workforce.services.keep_scenario import begin_scenario
from stillroom.apps.workforce.services.start_from_records import start_from_records

DRAWS = 200
"""Of a scenario from records: a trust's workforce runs in seconds."""


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_safe
def scenarios(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {
        "page_title": "Scenarios",
        "organisation": organisation,
        "links": workforce_links(organisation, "scenarios"),
        "tasks": scenario_tasks(library(organisation)),
        "shipped": engine.shipped(),
        "has_staff": has_staff(organisation),
    }
    return render(request, "workforce/scenarios.jinja", context)


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def copy_shipped(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """`?name=` says which; the names are those of folders that come with Stillroom."""
    wanted = request.GET.get("name", "")
    found = next((each for each in engine.shipped() if each.code == wanted), None)
    if found is None:
        raise Http404
    made: list[Scenario] = []

    def save(cleaned: dict[str, Any]) -> str:
        made.append(
            begin_scenario(
                organisation=organisation,
                title=cleaned["title"],
                text=found.text,
                files=found.files,
                copied_from=found.code,
                changed=f"Copied from “{found.title}”",
                by=account(request),
            )
        )
        return "Copied. Change it as you like; the one it was copied from stays."

    page = form_page(
        request,
        CopyForm(request.POST or None, initial={"title": found.title}),
        title=f"Copy “{found.title}”",
        caption=organisation.name,
        action="Make a copy",
        back=("Scenarios", reverse("scenarios", args=[organisation.id])),
        save=save,
        said=(found.description,) if found.description else (),
    )
    return _go_to(made, page)


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def from_records(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    made: list[Scenario] = []

    def save(cleaned: dict[str, Any]) -> str:
        vacancy = cleaned["vacancy"]
        asked = Asked(
            title=cleaned["title"],
            years=cleaned["years"],
            draws=DRAWS,
            growth=float(cleaned["growth"]),
            vacancy=None if vacancy is None else float(vacancy),
            places=cleaned["places"],
        )
        made.append(start_from_records(organisation=organisation, asked=asked, by=account(request)))
        return "Begun from today’s records. Run it to see the years ahead."

    page = form_page(
        request,
        FromRecordsForm(request.POST or None),
        title="Start from our records",
        caption=organisation.name,
        action="Start",
        back=("Scenarios", reverse("scenarios", args=[organisation.id])),
        save=save,
        said=(
            "Taken from the records: who is in post, who is in training and when they are planned to qualify, and how"
            " many joined and left in up to five years.",
            "What your records cannot tell, such as when people retire, is left out. You can add it to the file.",
        ),
    )
    return _go_to(made, page)


def _go_to(made: list[Scenario], page: HttpResponse) -> HttpResponse:
    """To what was made, once it was."""
    return redirect("scenario", scenario_id=made[0].id) if made else page
