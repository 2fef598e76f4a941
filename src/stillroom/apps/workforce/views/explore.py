"""What if: levers that answer at once, with a band, and the full run behind."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.forms.scenarios import LeversForm
from stillroom.apps.workforce.levers import LIMITS, movable
from stillroom.apps.workforce.models import Scenario
from stillroom.apps.workforce.presenters.answer import answer_page, cannot, lever_words
from stillroom.apps.workforce.presenters.navigation import workforce_links
from stillroom.apps.workforce.presenters.run_page import run_page
from stillroom.apps.workforce.selectors.scenarios import current_version, last_run
from stillroom.apps.workforce.services.keep_scenario import begin_scenario
from stillroom.apps.workforce.services.run_scenario import run_scenario
from stillroom.apps.workforce.suppressing import is_suppressed
from stillroom.apps.workforce.views.targets import the_scenario
from stillroom.standards.toml_text import toml_text

OPENS_WITH = ("Base date", "Until", "Counted in", "Who is counted", "A vacancy is", "Data")
STEPS = {"growth": 0.5, "minutes": 1}
"""How far a lever moves at a time; 5 per cent where nothing is said."""


@requires(Permission.PLAN_WORKFORCE, the_scenario)
@require_safe
def explore(request: HttpRequest, found: Scenario) -> HttpResponse:
    """The whole page, or only the answer where htmx asks for it."""
    run = last_run(found)
    if run is None:
        messages.error(request, "Run the scenario first. The levers take their band from its last run.")
        return redirect("scenario", scenario_id=found.id)
    document = engine.tables_of(run.version.text, run.version.files)
    form = LeversForm(request.GET or None, movable=movable(document))
    form.is_valid()
    levers = form.levers()
    try:
        found_out = engine.answer(run.version.text, run.version.files, levers)
        answer = answer_page(found_out, levers, run.headline, suppress=is_suppressed(run.version))
    except engine.CannotRun as error:
        answer = cannot(str(error), levers)
    context = {
        "scenario": found,
        "organisation": found.organisation,
        "answer": answer,
        "keep": reverse("keep_levers", args=[found.id]),
        "is_part": bool(request.htmx),  # type: ignore[attr-defined]
        "moved": [(name, f"{value:g}") for name, value in levers.moved.items()],
    }
    if context["is_part"]:
        return render(request, "workforce/_answer.jinja", context)
    context |= {
        "page_title": "What if",
        "links": workforce_links(found.organisation, "scenarios"),
        "form": form,
        "levers": [
            {
                "bound": form[name],
                "low": low,
                "high": high,
                "step": STEPS.get(name, 5),
                "at": f"{getattr(levers, name):g}",
            }
            for name, (low, high) in LIMITS.items()
            if name in form.fields
        ],
        "opening": [each for each in run_page(run).get("opening", []) if each["key"] in OPENS_WITH],
        "action": reverse("explore", args=[found.id]),
    }
    return render(request, "workforce/explore.jinja", context)


@requires(Permission.PLAN_WORKFORCE, the_scenario)
@require_POST
def keep_levers(request: HttpRequest, found: Scenario) -> HttpResponse:
    """The levers as a scenario of their own, run in full behind the page: of the version that the page answered for."""
    run = last_run(found)
    version = run.version if run else current_version(found)
    document, _ = engine.document_of(version.text, version.files)
    form = LeversForm(request.POST, movable=movable(document))
    form.is_valid()
    levers = form.levers()
    words = lever_words(levers)
    if not words:
        messages.error(request, "No lever was moved. Move one, then keep it.")
        return redirect("explore", scenario_id=found.id)
    title = f"{found.title}: {'; '.join(words)}"[:200]
    moved, files = engine.pulled(version.text, version.files, levers)
    try:
        made = begin_scenario(
            organisation=found.organisation,
            title=title,
            text=toml_text(moved | {"title": title}),
            files=files,
            copied_from=found.copied_from,
            changed=f"From “{found.title}”: {'; '.join(words)}",
            by=account(request),
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(f"{reverse('explore', args=[found.id])}?{urlencode(levers.moved)}")
    run_scenario(version=current_version(made), by=account(request))
    messages.success(request, "Kept as a scenario of its own. Its full run goes on behind this page.")
    return redirect("scenario", scenario_id=made.id)
