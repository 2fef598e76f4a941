"""Do one job. It may be begun again after a crash, and only what ends well is kept."""

import hashlib
import logging
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.jobs.kinds import JobFailed, Made, kind_of
from stillroom.apps.accounts.jobs.retention import expires_at
from stillroom.apps.accounts.models import Job, JobFile

logger = logging.getLogger("stillroom.jobs")

UNFORESEEN = (
    "Something went wrong that nobody foresaw. Ask for it again; if it fails again, give whoever runs Stillroom the "
    "number of this job. Nothing you recorded is affected."
)
NO_LONGER = "Your access changed since you asked, and this is no longer yours to have. Ask whoever manages access."
SECONDS_BETWEEN_WORDS = 0.5


def run_job(job_id: UUID) -> None:
    """Does nothing where it is finished already. Never raises: what went wrong stands in the job, in words."""
    job = Job.objects.select_related("owner").filter(id=job_id).first()
    if job is None or job.is_finished:
        return
    Job.objects.filter(id=job_id).update(
        state=Job.State.RUNNING, started_at=clock.now(), done=0, of=0, words="Beginning"
    )
    began = time.perf_counter()
    try:
        kind = kind_of(job)
        if not kind.may_have(job):
            raise JobFailed(NO_LONGER)
        _finish(job, kind.work(job, _Teller(job)))
    except JobFailed as failed:
        _fail(job, str(failed))
    except Exception:
        logger.exception("job failed", extra={"fields": _fields(job, began)})
        _fail(job, UNFORESEEN)
    else:
        logger.info("job done", extra={"fields": _fields(job, began)})


class _Teller:
    """Writes progress where the page reads it: in short transactions, and not more often than anyone looks."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._next = 0.0
        self._words = ""

    def __call__(self, done: int, of: int, words: str) -> None:
        now = time.monotonic()
        if now >= self._next or words != self._words:
            Job.objects.filter(id=self._job.id).update(done=done, of=of, words=words)
            self._next, self._words = now + SECONDS_BETWEEN_WORDS, words


def _finish(job: Job, made: Sequence[Made]) -> None:
    """Of two workers that both did it, the first counts."""
    now = clock.now()
    facts = [(each, each.path.stat().st_size, _sha256(each.path)) for each in made]
    with transaction.atomic():
        held = Job.objects.select_for_update().get(id=job.id)
        if held.is_finished:
            return
        for each, size, digest in facts:
            JobFile.objects.create(
                job=held,
                kept_as=each.kept_as,
                name=each.name,
                content_type=each.content_type,
                size=size,
                sha256=digest,
                expires_at=expires_at(now),
            )
        held.state, held.finished_at, held.words = Job.State.DONE, now, ""
        held.save(update_fields=["state", "finished_at", "words"])
    for each, size, digest in facts:
        logger.info(
            "file made",
            extra={"fields": {"job": str(job.id), "type": each.content_type, "bytes": size, "sha256": digest}},
        )


def _fail(job: Job, words: str) -> None:
    unfinished = Job.objects.filter(id=job.id).exclude(state=Job.State.DONE)
    unfinished.update(state=Job.State.FAILED, error=words, words="", finished_at=clock.now())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fields(job: Job, began: float) -> dict[str, object]:
    return {"job": str(job.id), "kind": job.kind, "seconds": round(time.perf_counter() - began, 3)}
