"""Ask how many training places close a gap, and find out when its turn comes."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.jobs.kinds import JobFailed, JobKind, Made, Tell
from stillroom.apps.accounts.models import Job, User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.services.start_job import job_id, start_job
from stillroom.apps.workforce import engine
from stillroom.apps.workforce.models import Commissioning, ScenarioVersion
from stillroom.apps.workforce.services.made_in_folder import made_in_folder

KIND = "workforce_commissioning"
GONE = "The scenario is no longer there."


@transaction.atomic
def commission_places(*, version: ScenarioVersion, question: str, by: User, id_: UUID | None = None) -> Commissioning:
    """Asked again with the same id it is the same. Raises PermissionDenied."""
    if not by.has_perm(Permission.PLAN_WORKFORCE, version.organisation):
        raise PermissionDenied
    wanted = job_id(id_, kind=KIND, by=by)
    title = f"Training places for “{version.scenario.title}”"[:300]
    job = start_job(id=wanted, kind=KIND, title=title, parameters={"commissioning": str(wanted)}, by=by)
    found, _ = Commissioning.objects.get_or_create(
        id=wanted,
        defaults={"version": version, "question": question, "job": job, "asked_at": now(), "asked_by": by},
    )
    return found


def make_commissioning(commissioning: Commissioning, tell: Tell) -> None:
    version = commissioning.version
    with made_in_folder(commissioning.id) as folder:
        result = engine.commission(commissioning.question, version.text, version.files, folder, tell)
    Commissioning.objects.filter(id=commissioning.id).update(finished_at=now(), result=result)


def _work(job: Job, tell: Tell) -> Sequence[Made]:
    try:
        make_commissioning(_commissioning_of(job), tell)
    except engine.CannotRun as error:
        raise JobFailed(str(error)[:500]) from error
    return []


def _may_have(job: Job) -> bool:
    return bool(job.owner.has_perm(Permission.PLAN_WORKFORCE, _commissioning_of(job).organisation))


def _commissioning_of(job: Job) -> Commissioning:
    rows = Commissioning.objects.select_related("version__scenario__organisation")
    try:
        return rows.get(id=job.parameters["commissioning"])
    except Commissioning.DoesNotExist as error:
        raise JobFailed(GONE) from error


WORKFORCE_COMMISSIONING = JobKind(KIND, work=_work, may_have=_may_have)
