"""Ask for an inspection pack, and make it when its turn comes.

Every command knows the kind of work from the start; what does it, and lays out pages, is imported when it is asked for.
"""

import re
from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from stillroom.apps.accounts.jobs.kinds import JobFailed, JobKind, Made, Tell
from stillroom.apps.accounts.models import Job, User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.accounts.services.start_job import job_id, start_job
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.selectors.inspection.subject import Subject, subject_from
from stillroom.competence.days import day_of

KIND = "inspection_pack"
GONE = "What this pack was to be about is no longer there."
NOT_LAID_OUT = (
    "The pages could not be laid out. Ask for a smaller pack, such as one person’s, and give whoever runs Stillroom "
    "the number of this job."
)


def ask_for_inspection_pack(*, id: UUID, subject: Subject, by: User) -> Job:
    """The caller has seen that she may. Asked again with the same id it is the same pack."""
    from stillroom.apps.readiness.presenters.inspection.pack import title_of
    from stillroom.apps.readiness.services.make_inspection_pack import name_of

    title = title_of(subject, name_of(subject))[:300]
    return start_job(id=job_id(id, kind=KIND, by=by), kind=KIND, title=title, parameters=subject.as_parameters(), by=by)


def may_inspect(user: User, target: object) -> bool:
    """A person or a unit."""
    permission = Permission.INSPECT_PERSON if isinstance(target, Person) else Permission.INSPECT_UNIT
    return bool(user.has_perm(permission, target))


def file_stem(subject: Subject) -> str:
    """“inspection-pack-RX9-ASU-2026-03-14”"""
    what = subject.unit.code if subject.unit else subject.person.employee_number if subject.person else ""
    parts = ["inspection-pack", subject.organisation.ods_code, what, day_of(subject.at).isoformat()]
    return "-".join(re.sub(r"[^A-Za-z0-9-]+", "_", part).strip("_") for part in parts)


def _work(job: Job, tell: Tell) -> Sequence[Made]:
    from stillroom.apps.readiness.services.make_inspection_pack import make_inspection_pack
    from stillroom.documents.inspection_pack.pdf import NotLaidOut

    subject = _subject(job)
    stem = file_stem(subject)
    pdf, tables = Made(f"{stem}.pdf", "application/pdf"), Made(f"{stem}.zip", "application/zip")
    try:
        make_inspection_pack(
            subject=subject,
            id=job.id,
            asked_by=job.owner.name or job.owner.email,
            pdf=pdf.path,
            tables=tables.path,
            tell=tell,
        )
    except NotLaidOut as error:
        raise JobFailed(NOT_LAID_OUT) from error
    return [pdf, tables]


def _may_have(job: Job) -> bool:
    return may_inspect(job.owner, _subject(job).target)


def _subject(job: Job) -> Subject:
    try:
        return subject_from(job.parameters)
    except ObjectDoesNotExist as error:
        raise JobFailed(GONE) from error


INSPECTION_PACK = JobKind(KIND, work=_work, may_have=_may_have)
