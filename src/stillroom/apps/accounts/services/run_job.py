"""Do one job. It may be begun again after a crash, and only what ends well is kept."""

import hashlib
import logging
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError, connections, transaction

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
        with _Teller(job) as tell:
            made = kind.work(job, tell)
        _finish(job, made)
    except JobFailed as failed:
        _fail(job, str(failed))
    except Exception:
        logger.exception("job failed", extra={"fields": _fields(job, began)})
        _fail(job, UNFORESEEN)
    else:
        logger.info("job done", extra={"fields": _fields(job, began)})


class _Teller:
    """Keeps progress where the page reads it, from a thread and connection of its own.

    The work may stand inside a transaction that only reads; what is written of its progress must not wait for it.
    """

    def __init__(self, job: Job) -> None:
        self._job = job.id
        self._last: tuple[int, int, str] | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def __call__(self, done: int, of: int, words: str) -> None:
        self._last = (done, of, words)

    def __enter__(self) -> "_Teller":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _keep(self) -> None:
        written = None
        try:
            while not self._over.wait(SECONDS_BETWEEN_WORDS):
                if (last := self._last) != written and last is not None:
                    done, of, words = last
                    Job.objects.filter(id=self._job).update(done=done, of=of, words=words)
                    written = last
        except DatabaseError:
            logger.exception("progress not kept")
        finally:
            connections.close_all()


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
