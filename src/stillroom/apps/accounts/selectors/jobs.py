"""Jobs, for the one who asked for each; and whether anybody does them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import Job, JobFile, User, WorkerSeen

WAITS_TOO_LONG = timedelta(minutes=2)
SILENT_AFTER = timedelta(seconds=60)


def jobs_of(user: User, kind: str = "") -> QuerySet[Job]:
    """Hers, the latest first."""
    rows = Job.objects.filter(owner=user).order_by("-requested_at", "-id")
    return rows.filter(kind=kind) if kind else rows


def job_of(user: User, job_id: UUID) -> Job:
    """Raises Job.DoesNotExist."""
    return Job.objects.select_related("owner").get(id=job_id, owner=user)


def files_of(job: Job) -> list[JobFile]:
    return list(JobFile.objects.filter(job=job).order_by("id"))


def file_of(user: User, job_id: UUID, file_id: UUID) -> JobFile:
    """Raises JobFile.DoesNotExist, also when its time is over."""
    kept = JobFile.objects.select_related("job__owner").filter(gone=False, expires_at__gt=clock.now())
    return kept.get(id=file_id, job=job_id, job__owner=user)


def worker_last_seen() -> datetime | None:
    return WorkerSeen.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()


def is_worker_alive() -> bool:
    seen = worker_last_seen()
    return seen is not None and seen > clock.now() - SILENT_AFTER


def check_worker() -> list[str]:
    """For `stillroom check`: jobs that nobody does."""
    since = clock.now() - WAITS_TOO_LONG
    waiting = Job.objects.filter(state=Job.State.WAITING, requested_at__lt=since).count()
    if not waiting or is_worker_alive():
        return []
    seen = worker_last_seen()
    last = f"none was seen since {seen:%Y-%m-%d %H:%M} UTC" if seen else "none was ever seen"
    count = f"{waiting} {'job waits' if waiting == 1 else 'jobs wait'}"
    return [f"{count} and no worker runs; {last}. `stillroom serve` starts one, or run: stillroom worker"]
