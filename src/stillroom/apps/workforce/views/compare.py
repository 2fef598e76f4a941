"""Two scenarios side by side."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.jobs import is_worker_alive
from stillroom.apps.ledger.views.targets import the_organisation
from stillroom.apps.places.models import Organisation
from stillroom.apps.workforce.forms.scenarios import CompareForm
from stillroom.apps.workforce.models import ProjectionComparison
from stillroom.apps.workforce.presenters.navigation import workforce_links
from stillroom.apps.workforce.presenters.run_page import kept_page
from stillroom.apps.workforce.presenters.scenarios import comparison_tasks, run_tone, run_words
from stillroom.apps.workforce.runs_folder import FILES, file_of
from stillroom.apps.workforce.selectors.scenarios import comparisons_of, current_version, library
from stillroom.apps.workforce.services.compare_scenarios import compare_scenarios as compare
from stillroom.apps.workforce.views.targets import the_comparison


@requires(Permission.PLAN_WORKFORCE, the_organisation)
@require_http_methods(["GET", "HEAD", "POST"])
def compare_scenarios(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    shelf = {str(each.scenario.id): each.scenario for each in library(organisation)}
    choices = [("", "Choose a scenario"), *((key, each.title) for key, each in shelf.items())]
    form = CompareForm(request.POST or None, choices=choices, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        one, other = (shelf[form.cleaned_data[name]] for name in ("one", "other"))
        made = compare(
            one=current_version(one), other=current_version(other), by=account(request), id_=form.cleaned_data["job"]
        )
        return redirect("comparison", comparison_id=made.id)
    context = {
        "page_title": "Compare two scenarios",
        "organisation": organisation,
        "links": workforce_links(organisation, "scenarios"),
        "form": form,
        "enough": len(shelf) > 1,
        "tasks": comparison_tasks(comparisons_of(organisation)),
    }
    return render(request, "workforce/compare.jinja", context)


@requires(Permission.PLAN_WORKFORCE, the_comparison)
@require_safe
def comparison(request: HttpRequest, found: ProjectionComparison) -> HttpResponse:
    context = {
        "page_title": str(found),
        "comparison": found,
        "organisation": found.organisation,
        "links": workforce_links(found.organisation, "scenarios"),
        "page": kept_page(found.id) if found.finished_at else {},
        "state": {"status": run_words(found), "tone": run_tone(found)},
        "nobody_works": found.finished_at is None and not is_worker_alive(),
    }
    return render(request, "workforce/comparison.jinja", context)


@requires(Permission.PLAN_WORKFORCE, the_comparison)
@require_safe
def comparison_report(request: HttpRequest, found: ProjectionComparison) -> FileResponse:
    path = file_of(found.id, "report.html")
    if path is None:
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"{found}.html", content_type=FILES["report.html"]
    )
