"""One scenario: what its last run says, and what can be done with it."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from stillroom.apps.accounts.access import requires
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.selectors.jobs import is_worker_alive
from stillroom.apps.workforce.models import ProjectionRun, Scenario
from stillroom.apps.workforce.presenters.navigation import workforce_links
from stillroom.apps.workforce.presenters.run_page import run_page
from stillroom.apps.workforce.presenters.scenarios import run_facts, run_tone, run_words, version_rows
from stillroom.apps.workforce.runs_folder import FILES, file_of
from stillroom.apps.workforce.selectors.scenarios import current_version, last_run, run_under_way, versions_of
from stillroom.apps.workforce.services.run_scenario import run_scenario
from stillroom.apps.workforce.views.targets import the_run, the_scenario


@requires(Permission.PLAN_WORKFORCE, the_scenario)
@require_safe
def scenario(request: HttpRequest, found: Scenario) -> HttpResponse:
    version, run, waiting = current_version(found), last_run(found), run_under_way(found)
    context = {
        "page_title": found.title,
        "scenario": found,
        "organisation": found.organisation,
        "links": workforce_links(found.organisation, "scenarios"),
        "version": version,
        "versions": version_rows(versions_of(found)),
        "run": run,
        "is_old": run is not None and run.version_id != version.id,
        "page": run_page(run) if run else None,
        "facts": run_facts(run) if run else [],
        "waiting": waiting,
        "state": {"status": run_words(waiting), "tone": run_tone(waiting)} if waiting else {},
        "job_id": new_id(),
        "nobody_works": waiting is not None and not is_worker_alive(),
    }
    return render(request, "workforce/scenario.jinja", context)


@requires(Permission.PLAN_WORKFORCE, the_scenario)
@require_POST
def run(request: HttpRequest, found: Scenario) -> HttpResponse:
    run_scenario(id_=_given_id(request), version=current_version(found), by=account(request))
    return redirect("scenario", scenario_id=found.id)


@requires(Permission.PLAN_WORKFORCE, the_run)
@require_safe
def run_report(request: HttpRequest, found: ProjectionRun) -> FileResponse:
    return _file(found, "report.html")


@requires(Permission.PLAN_WORKFORCE, the_run)
@require_safe
def run_workbook(request: HttpRequest, found: ProjectionRun) -> FileResponse:
    return _file(found, "report.xlsx")


@requires(Permission.PLAN_WORKFORCE, the_run)
@require_safe
def run_manifest(request: HttpRequest, found: ProjectionRun) -> FileResponse:
    return _file(found, "manifest.json")


def _file(found: ProjectionRun, name: str) -> FileResponse:
    path = file_of(found.id, name)
    if path is None:
        raise Http404
    stem = f"{found.version.scenario.title} {found.version.number}"
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{stem}, {name}", content_type=FILES[name])


def _given_id(request: HttpRequest) -> UUID:
    """Of the form, so that pressing twice asks once."""
    try:
        return UUID(request.POST.get("job", ""))
    except ValueError:
        return new_id()
