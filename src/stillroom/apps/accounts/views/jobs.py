"""A job's own page, and what it made: for the one who asked for it."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.jobs.folder import existing
from stillroom.apps.accounts.jobs.kinds import JobFailed, kind_of
from stillroom.apps.accounts.models import Job, JobFile, User
from stillroom.apps.accounts.presenters.job import job_page
from stillroom.apps.accounts.selectors.jobs import file_of, files_of, is_worker_alive, job_of


@open_to_signed_in("finds a job for the account that asked for it, and for no other")
@require_safe
@never_cache
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    found = _hers(request, job_id)
    context = job_page(found, files_of(found), worker_alive=is_worker_alive())
    return render(request, "accounts/job.jinja", context)


@open_to_signed_in("finds a file for the account that asked for it, while it may still have it")
@require_safe
@never_cache
def job_file(request: HttpRequest, job_id: UUID, file_id: UUID) -> FileResponse:
    found = _hers(request, job_id)
    try:
        file = file_of(account(request), job_id, file_id)
        path = existing(file.kept_as) if kind_of(found).may_have(found) else None
    except (JobFile.DoesNotExist, JobFailed) as error:
        raise Http404 from error
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type)


def _hers(request: HttpRequest, job_id: UUID) -> Job:
    if not isinstance(request.user, User):
        raise Http404
    try:
        return job_of(request.user, job_id)
    except Job.DoesNotExist as error:
        raise Http404 from error
