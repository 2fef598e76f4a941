"""A job on its page: how far it is, in words, and what it made."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from stillroom.apps.accounts.models import Job, JobFile
from stillroom.ui import formats

TONES = {
    Job.State.WAITING: "pending",
    Job.State.RUNNING: "training",
    Job.State.DONE: "ok",
    Job.State.FAILED: "stopped",
}


def job_page(job: Job, files: Iterable[JobFile], *, worker_alive: bool) -> dict[str, Any]:
    return {
        "page_title": job.title,
        "job": job,
        "state": state_of(job),
        "sentence": _sentence(job),
        "nobody_works": not job.is_finished and not worker_alive,
        "files": [_file(job, file) for file in files],
        "facts": _facts(job),
    }


def job_row(job: Job) -> dict[str, Any]:
    return {
        "text": job.title,
        "href": reverse("job", args=[job.id]),
        "asked": formats.moment(job.requested_at),
        **state_of(job),
    }


def state_of(job: Job) -> dict[str, str]:
    state = Job.State(job.state)
    return {"status": str(state.label), "tone": TONES[state]}


def _sentence(job: Job) -> str:
    match job.state:
        case Job.State.WAITING:
            return "It is in the queue and begins in a moment. You can leave this page and come back."
        case Job.State.RUNNING:
            counted = f", {job.done:,} of {job.of:,}" if job.of else ""
            return f"{job.words or 'Under way'}{counted}"
        case Job.State.FAILED:
            return job.error
        case _:
            return "It is ready."


def _facts(job: Job) -> list[dict[str, str]]:
    rows = [
        ("Number", str(job.id)),
        ("Asked for", formats.moment(job.requested_at)),
        ("Finished", formats.moment(job.finished_at) if job.finished_at else ""),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def _file(job: Job, file: JobFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "href": "" if file.gone else reverse("job_file", args=[job.id, file.id]),
        "size": _size(file.size),
        "sha256": " ".join(file.sha256[start : start + 8] for start in range(0, 64, 8)),
        "until": formats.moment(file.expires_at),
    }


def _size(size: int) -> str:
    return f"{max(1, round(size / 1000)):,} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
