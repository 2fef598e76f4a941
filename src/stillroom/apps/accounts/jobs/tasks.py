"""The one task in the library's queue: it carries a job's id, so that nothing personal lies in the queue."""

from uuid import UUID

from django_tasks import task

from stillroom.apps.accounts.services.run_job import run_job


@task()
def work_on(job_id: str) -> None:
    run_job(UUID(job_id))
