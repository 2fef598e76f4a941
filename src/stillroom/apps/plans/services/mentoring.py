"""A mentor is named by the learner or her manager, accepts, and may be replaced."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.plans.models import Mentorship


@transaction.atomic
def name_mentor(*, learner: Person, mentor: Person, by: User | None) -> Mentorship:
    """Ask somebody to be her mentor; the one she had is so no longer. Raises PermissionDenied, ValidationError."""
    if by is not None and not by.has_perm(Permission.NAME_MENTOR, learner):
        raise PermissionDenied
    if mentor.organisation_id != learner.organisation_id:
        raise ValidationError("A mentor works in the same organisation. Choose somebody else.")
    if mentor.canonical_id == learner.canonical_id:
        raise ValidationError("Nobody is their own mentor. Choose somebody else.")
    current = Mentorship.objects.filter(learner=learner, ended_at__isnull=True)
    same = current.filter(mentor=mentor).first()
    if same is not None:
        return same
    moment = now()
    current.update(ended_at=moment, ended_by=by)
    return Mentorship.objects.create(learner=learner, mentor=mentor, named_at=moment, named_by=by)


@transaction.atomic
def accept_mentoring(*, mentorship: Mentorship, by: User | None) -> None:
    """Said by the mentor. Raises PermissionDenied."""
    _check_is_mentor(mentorship, by)
    open_ = Mentorship.objects.filter(id=mentorship.id, accepted_at__isnull=True, ended_at__isnull=True)
    open_.update(accepted_at=now(), accepted_by=by)


@transaction.atomic
def end_mentoring(*, mentorship: Mentorship, by: User | None) -> None:
    """Declined or given up by the mentor. Raises PermissionDenied."""
    _check_is_mentor(mentorship, by)
    Mentorship.objects.filter(id=mentorship.id, ended_at__isnull=True).update(ended_at=now(), ended_by=by)


def _check_is_mentor(mentorship: Mentorship, by: User | None) -> None:
    if by is not None and mentorship.mentor.user_id != by.id:
        raise PermissionDenied
