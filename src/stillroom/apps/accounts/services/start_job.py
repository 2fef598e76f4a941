"""Ask for work to be done behind the pages."""

import logging
from typing import Any
from uuid import UUID

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import Job, User

logger = logging.getLogger("stillroom.jobs")


def job_id(wanted: UUID | None, *, kind: str, by: User) -> UUID:
    """The id that a form gave, unless a job of another person or kind has it: then a new one, which tells nobody so."""
    if wanted is None or Job.objects.filter(id=wanted).exclude(owner=by, kind=kind).exists():
        return new_id()
    return wanted


def start_job(*, id: UUID, kind: str, title: str, parameters: dict[str, Any], by: User) -> Job:
    """The job and its place in the queue commit together. Asked again with the same id it is the same job."""
    from stillroom.apps.accounts.jobs.tasks import work_on

    with transaction.atomic():
        job, is_new = Job.objects.get_or_create(
            id=id,
            owner=by,
            defaults={"kind": kind, "title": title, "parameters": parameters, "requested_at": clock.now()},
        )
        if is_new:
            work_on.enqueue(str(job.id))
            transaction.on_commit(
                lambda: logger.info(
                    "job asked for", extra={"fields": {"job": str(job.id), "kind": kind, "by": str(by.pk)}}
                )
            )
    return job
