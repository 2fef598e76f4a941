"""Training places: what was commissioned before, what is asked, and the answer."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.jobs import is_worker_alive
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.plans.views.form_page import form_page
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.forms.commissioning import CommissioningForm
from stillroom.apps.workforce.models import Commissioning, Scenario
from stillroom.apps.workforce.presenters.commissioning import answer_tables, commissioning_tasks, history_table
from stillroom.apps.workforce.presenters.navigation import workforce_links
from stillroom.apps.workforce.presenters.opening import opening
from stillroom.apps.workforce.presenters.scenarios import run_tone, run_words
from stillroom.apps.workforce.presenters.words import VACANCY
from stillroom.apps.workforce.selectors.places_history import places_history
from stillroom.apps.workforce.selectors.scenarios import commissionings_of, current_version, library
from stillroom.apps.workforce.services.commission_places import commission_places
from stillroom.apps.workforce.views.targets import the_commissioning, the_scenario
from stillroom.standards.toml_text import toml_text
from stillroom.ui.formats import day


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_safe
def commissioning(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {
        "page_title": "Training places",
        "organisation": organisation,
        "links": workforce_links(organisation, "commissioning"),
        "history": history_table(places_history()),
        "scenarios": [each.scenario for each in library(organisation)],
        "tasks": commissioning_tasks(commissionings_of(organisation)),
    }
    return render(request, "workforce/commissioning.jinja", context)


@requires(Permission.PLAN_WORKFORCE, the_scenario)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_places(request: HttpRequest, found: Scenario) -> HttpResponse:
    version = current_version(found)
    document, _ = engine.document_of(version.text, version.files)
    form = CommissioningForm(request.POST or None, document=document)
    if request.method == "POST" and form.is_valid():
        question = form.question(title=f"Places for {found.title}", synthetic=bool(document.get("synthetic")))
        made = commission_places(
            version=version, question=toml_text(question), by=account(request), id_=form.cleaned_data["job"]
        )
        return redirect("commissioning_answer", commissioning_id=made.id)
    return form_page(
        request,
        form,
        title="How many places?",
        caption=found.title,
        action="Work it out",
        back=("Training places", reverse("commissioning", args=[found.organisation.id])),
        save=lambda cleaned: "",
        said=(
            "Places that the scenario has are taken out from the first year on, and as many are chosen as close the gap"
            " at least cost. All prices are yours: Stillroom knows none.",
        )
        if form.entries
        else ("This scenario opens no places that could be chosen. Add training and places to its file first.",),
    )


@requires(Permission.PLAN_WORKFORCE, the_commissioning)
@require_safe
def commissioning_answer(request: HttpRequest, found: Commissioning) -> HttpResponse:
    document, _ = engine.document_of(found.version.text, found.version.files)
    context = {
        "page_title": "How many places",
        "asked": found,
        "organisation": found.organisation,
        "links": workforce_links(found.organisation, "commissioning"),
        "opening": opening(
            base=day(date.fromisoformat(str(document["base"]))),
            measure="Full-time equivalents of posts; places as people",
            scope=f"Version {found.version.number} of “{found.version.scenario.title}”",
            vacancy=VACANCY,
        ),
        "answer": answer_tables(found.result) if found.finished_at else None,
        "state": {"status": run_words(found), "tone": run_tone(found)},
        "nobody_works": found.finished_at is None and not is_worker_alive(),
    }
    return render(request, "workforce/commissioning_answer.jinja", context)
