"""Ask for two scenarios to be compared, and compare them when their turn comes."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.jobs.kinds import JobFailed, JobKind, Made, Tell
from stillroom.apps.accounts.models import Job, User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.services.start_job import job_id, start_job
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.models import ProjectionComparison, ScenarioVersion
from stillroom.apps.workforce.runs_page import write_page
from stillroom.apps.workforce.services.made_in_folder import add_to_manifest, made_in_folder
from stillroom.apps.workforce.suppressing import is_suppressed

KIND = "workforce_comparison"
GONE = "The scenarios are no longer there."
CHARTS = {
    "findings": 0,
    "measure-headcount": 2,
    "measure-gap-fte": 2,
    "measure-vacancy-rate": 1,
    "steps": 1,
    "assumptions": 0,
}


@transaction.atomic
def compare_scenarios(
    *, one: ScenarioVersion, other: ScenarioVersion, by: User, id_: UUID | None = None
) -> ProjectionComparison:
    """Asked again with the same id it is the same. Raises PermissionDenied, or ValidationError for one with itself."""
    for version in (one, other):
        if not by.has_perm(Permission.PLAN_WORKFORCE, version.organisation):
            raise PermissionDenied
    if one.organisation != other.organisation or one.id == other.id:
        raise ValidationError("Choose two scenarios of one organisation.")
    wanted = job_id(id_, kind=KIND, by=by)
    title = f"“{other.scenario.title}” compared with “{one.scenario.title}”"[:300]
    job = start_job(id=wanted, kind=KIND, title=title, parameters={"comparison": str(wanted)}, by=by)
    found, _ = ProjectionComparison.objects.get_or_create(
        id=wanted, defaults={"one": one, "other": other, "job": job, "asked_at": now(), "asked_by": by}
    )
    return found


def make_comparison(comparison: ProjectionComparison, tell: Tell) -> None:
    from stillroom.documents.projection_report import read_lines, read_run, write_comparison
    from stillroom.documents.projection_report.comparing import sections

    one, other = comparison.one, comparison.other
    with made_in_folder(comparison.id) as folder:
        sentence = engine.compare((one.text, one.files), (other.text, other.files), folder, tell)
        for name, version in (("a", one), ("b", other)):
            add_to_manifest(folder / name, {"suppress": is_suppressed(version)})
        tell(1, 2, "Drawing the report")
        first, second = read_run(folder / "a"), read_run(folder / "b")
        difference = read_lines(folder / "difference.csv")
        write_comparison(first, second, difference, folder / "report.html")
        write_page(folder, sections(first, second, difference), CHARTS)
    ProjectionComparison.objects.filter(id=comparison.id).update(finished_at=now(), sentence=sentence)


def _work(job: Job, tell: Tell) -> Sequence[Made]:
    try:
        make_comparison(_comparison_of(job), tell)
    except engine.CannotRun as error:
        raise JobFailed(str(error)[:500]) from error
    return []


def _may_have(job: Job) -> bool:
    return bool(job.owner.has_perm(Permission.PLAN_WORKFORCE, _comparison_of(job).organisation))


def _comparison_of(job: Job) -> ProjectionComparison:
    rows = ProjectionComparison.objects.select_related("one__scenario__organisation", "other__scenario")
    try:
        return rows.get(id=job.parameters["comparison"])
    except ProjectionComparison.DoesNotExist as error:
        raise JobFailed(GONE) from error


WORKFORCE_COMPARISON = JobKind(KIND, work=_work, may_have=_may_have)
