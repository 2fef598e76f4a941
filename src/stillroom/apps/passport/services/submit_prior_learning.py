"""Submit training or experience once, for as many competencies as it bears on; and appeal against a decision."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.passport import evidence_files
from stillroom.apps.passport.models import (
    PriorLearning,
    PriorLearningAppeal,
    PriorLearningClaim,
    PriorLearningFile,
)
from stillroom.apps.passport.selectors.prior_learning import standing_of
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person, records_of
from stillroom.competence.days import day_of
from stillroom.competence.prior_learning import Stage


@dataclass(frozen=True, slots=True)
class Submission:
    title: str
    provider: str
    start: date
    end: date
    hours: int
    learned: str
    kept_at: str
    competencies: Sequence[str]
    files: Sequence[tuple[str, bytes]] = ()


@transaction.atomic
def submit_prior_learning(*, person: Person, submission: Submission, by: User) -> PriorLearning:
    """Raises PermissionDenied for anybody but herself; ValidationError, and then nothing is kept."""
    if not records_of(person).filter(user=by).exists():
        raise PermissionDenied
    types = _check(submission)
    known = frameworks().competencies
    kept = PriorLearning.objects.create(
        person=canonical_person(person),
        title=submission.title.strip(),
        provider=submission.provider.strip(),
        start_date=submission.start,
        end_date=submission.end,
        hours=submission.hours,
        learned=submission.learned.strip(),
        kept_at=submission.kept_at.strip(),
        submitted_at=now(),
        submitted_by=by,
    )
    for code in dict.fromkeys(submission.competencies):
        PriorLearningClaim.objects.create(prior_learning=kept, competency=code, version=known[code].current_version)
    _keep_files(kept, submission, types)
    return kept


@transaction.atomic
def appeal(*, claim: PriorLearningClaim, reason: str, by: User) -> PriorLearningAppeal:
    """Once, with a reason, by herself. Raises PermissionDenied, ValidationError."""
    if not records_of(claim.prior_learning.person).filter(user=by).exists():
        raise PermissionDenied
    locked = PriorLearningClaim.objects.select_for_update().get(id=claim.id)
    if not reason.strip():
        raise ValidationError({"reason": "Write why you disagree"})
    if standing_of(locked).stage is not Stage.DECIDED:
        raise ValidationError("You can appeal once, after the assessors have decided.")
    return PriorLearningAppeal.objects.create(claim=locked, reason=reason.strip()[:1000], made_at=now(), made_by=by)


def _check(submission: Submission) -> list[str]:
    """The types of the files. Raises ValidationError."""
    if submission.end < submission.start:
        raise ValidationError({"end_date": "The last day must be on or after the first"})
    if submission.end > day_of(now()):
        raise ValidationError({"end_date": "The last day must be today or in the past"})
    if not submission.competencies or set(submission.competencies) - frameworks().competencies.keys():
        raise ValidationError({"competencies": "Choose at least one competency of the list"})
    if not submission.files and not submission.kept_at.strip():
        raise ValidationError({"kept_at": "Attach a file of evidence, or write where the evidence is kept"})
    if len(submission.files) > evidence_files.MOST_FILES:
        raise ValidationError({"evidence": f"Attach at most {evidence_files.MOST_FILES} files"})
    try:
        return [evidence_files.content_type_of(name, data) for name, data in submission.files]
    except evidence_files.NotEvidence as error:
        raise ValidationError({"evidence": str(error)}) from error


def _keep_files(kept: PriorLearning, submission: Submission, types: Sequence[str]) -> None:
    written = []
    try:
        for (name, data), content_type in zip(submission.files, types, strict=True):
            kept_as = uuid4()
            written.append(kept_as)
            evidence_files.keep(kept_as, data)
            PriorLearningFile.objects.create(
                prior_learning=kept,
                name=evidence_files.safe_name(name),
                content_type=content_type,
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                kept_as=kept_as,
            )
    except BaseException:
        for each in written:
            evidence_files.discard(each)
        raise
