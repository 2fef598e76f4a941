"""Changing a scenario: its training places, or the whole file."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.forms.scenarios import FileForm, PlacesForm
from stillroom.apps.workforce.levers import places_to_come, set_places
from stillroom.apps.workforce.models import Scenario
from stillroom.apps.workforce.selectors.scenarios import current_version
from stillroom.apps.workforce.services.keep_scenario import change_scenario
from stillroom.apps.workforce.views.targets import the_scenario

NOTHING = "Nothing was changed."


@requires(Permission.PLAN_WORKFORCE, the_scenario)
@require_http_methods(["GET", "HEAD", "POST"])
def scenario_places(request: HttpRequest, found: Scenario) -> HttpResponse:
    version = current_version(found)
    document = engine.tables_of(version.text, version.files)
    places = places_to_come(document)
    form = PlacesForm(request.POST or None, places=places)

    def save(_: dict[str, Any]) -> str:
        numbers = form.numbers()
        if not numbers:
            raise ValidationError("No number differs from what the scenario has. Change one, or go back.")
        text = engine.with_places(version.text, set_places(document, numbers).get("places", []))
        changed = "; ".join(form.words())
        made = change_scenario(scenario=found, text=text, changed=changed, by=account(request))
        return "Saved as a new version. Run it to see what it does." if made else NOTHING

    return form_page(
        request,
        form,
        title="Training places",
        caption=found.title,
        action="Save as a new version",
        back=_back(found),
        save=save,
        said=(
            "Nobody who starts a place qualifies before the route is over. Places that start late in the projection"
            " help nobody within it.",
        )
        if form.fields
        else ("This scenario opens no training places in its file. Add them there: see “Change the whole file”.",),
    )


@requires(Permission.PLAN_WORKFORCE, the_scenario)
@require_http_methods(["GET", "HEAD", "POST"])
def scenario_file(request: HttpRequest, found: Scenario) -> HttpResponse:
    version = current_version(found)
    form = FileForm(request.POST or None, initial={"text": version.text})

    def save(cleaned: dict[str, Any]) -> str:
        text = cleaned["text"].replace("\r\n", "\n").strip() + "\n"
        made = change_scenario(scenario=found, text=text, changed=cleaned["changed"], by=account(request))
        return "Saved as a new version. Run it to see what it does." if made else NOTHING

    kept = ", ".join(sorted(version.files))
    return form_page(
        request,
        form,
        title="The scenario file",
        caption=found.title,
        action="Save as a new version",
        back=_back(found),
        save=save,
        said=(
            "For those who know the format. What is wrong is told with its line and field, and nothing is saved.",
            *([f"Tables kept with this scenario: {kept}."] if kept else []),
        ),
    )


def _back(found: Scenario) -> tuple[str, str]:
    return found.title, reverse("scenario", args=[found.id])
