"""Ask for a scenario to be run, and run it when its turn comes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.jobs.kinds import JobFailed, JobKind, Made, Tell
from stillroom.apps.accounts.models import Job, User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.services.start_job import job_id, start_job
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.headline import headline_of
from stillroom.apps.workforce.models import ProjectionRun, ScenarioVersion
from stillroom.apps.workforce.runs_page import first_sentence, write_page
from stillroom.apps.workforce.services.made_in_folder import add_to_manifest, made_in_folder
from stillroom.apps.workforce.suppressing import is_suppressed
from stillroom.apps.workforce.told_beside import reversals, training_told

KIND = "workforce_run"
GONE = "The scenario is no longer there."


@transaction.atomic
def run_scenario(*, version: ScenarioVersion, by: User, id_: UUID | None = None) -> ProjectionRun:
    """Asked again with the same id it is the same run. Raises PermissionDenied."""
    if not by.has_perm(Permission.PLAN_WORKFORCE, version.organisation):
        raise PermissionDenied
    run_id = job_id(id_, kind=KIND, by=by)
    title = f"Run of “{version.scenario.title}”, version {version.number}"[:300]
    job = start_job(id=run_id, kind=KIND, title=title, parameters={"run": str(run_id)}, by=by)
    run, _ = ProjectionRun.objects.get_or_create(
        id=run_id, defaults={"version": version, "job": job, "asked_at": now(), "asked_by": by}
    )
    return run


def make_run(run: ProjectionRun, tell: Tell) -> None:
    """The files of a run, all or none, and what pages show of it. Again: the same."""
    with made_in_folder(run.id) as folder:
        headline = _fill(folder, run.version, tell)
    ProjectionRun.objects.filter(id=run.id).update(finished_at=now(), headline=headline)


def _fill(folder: Path, version: ScenarioVersion, tell: Tell) -> dict[str, Any]:
    from stillroom.documents.projection_report.reading import read_run
    from stillroom.documents.projection_report.workbook import write_workbook
    from stillroom.documents.projection_report.writing import sections_of, write_report

    engine.project(version.text, version.files, folder, tell)
    tell(0, 2, "Looking for what would reverse it")
    document, _ = engine.document_of(version.text, version.files)
    add_to_manifest(
        folder,
        {
            "suppress": is_suppressed(version),
            "reversals": reversals(version.text, version.files, document),
            "training": training_told(document),
        },
    )
    tell(1, 2, "Drawing the report")
    found = read_run(folder)
    write_report(found, folder / "report.html")
    write_workbook(found, folder / "report.xlsx")
    sentence = first_sentence(write_page(folder, sections_of(found)))
    with (folder / "summary.csv").open(encoding="utf-8", newline="") as summary:
        return {"sentence": sentence, **headline_of(summary)}


def _work(job: Job, tell: Tell) -> Sequence[Made]:
    run = _run_of(job)
    try:
        make_run(run, tell)
    except engine.CannotRun as error:
        raise JobFailed(str(error)[:500]) from error
    return []


def _may_have(job: Job) -> bool:
    return bool(job.owner.has_perm(Permission.PLAN_WORKFORCE, _run_of(job).organisation))


def _run_of(job: Job) -> ProjectionRun:
    try:
        return ProjectionRun.objects.select_related("version__scenario__organisation").get(id=job.parameters["run"])
    except ProjectionRun.DoesNotExist as error:
        raise JobFailed(GONE) from error


WORKFORCE_RUN = JobKind(KIND, work=_work, may_have=_may_have)
