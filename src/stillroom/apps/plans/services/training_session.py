"""Plans training time, and records what became of it."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.places.models import Unit
from stillroom.apps.plans.models import TrainingSession
from stillroom.apps.plans.selectors.pulled_reasons import pulled_reasons
from stillroom.competence.days import day_of
from stillroom.competence.training_time import SessionState


def plan_session(
    *,
    person: Person,
    unit: Unit,
    about: str,
    starts_at: datetime,
    minutes: int,
    by: User,
    trainer: Person | None = None,
    competency: str = "",
) -> TrainingSession:
    """Raises PermissionDenied unless `by` plans training for this person; ValidationError for a day long gone."""
    if not by.has_perm(Permission.REVIEW_PLAN, person):
        raise PermissionDenied
    if starts_at < now() - timedelta(days=31):
        raise ValidationError("The session lies more than a month back. Give a later day.")
    return TrainingSession.objects.create(
        person=canonical_person(person),
        unit=unit,
        trainer=canonical_person(trainer) if trainer else None,
        competency=competency,
        about=about,
        starts_at=starts_at,
        minutes=minutes,
        planned_at=now(),
        planned_by=by,
    )


@transaction.atomic
def decide_session(*, session: TrainingSession, state: SessionState, by: User, pulled_for: str = "") -> TrainingSession:
    """Delivered, or pulled for a reason of that day's list. The learner may say it of her own session too.

    Raises PermissionDenied, or ValidationError when it was decided already, is yet to come or lacks a reason.
    """
    session = TrainingSession.objects.select_for_update(of=("self",)).select_related("person").get(id=session.id)
    if not by.has_perm(Permission.EDIT_PLAN, session.person):
        raise PermissionDenied
    if session.state != SessionState.PLANNED:
        raise ValidationError("Somebody has said already what became of this session.")
    if state is SessionState.DELIVERED and session.starts_at > now():
        raise ValidationError("This session has not begun yet. Say that it was delivered when it was.")
    if state is SessionState.PULLED and pulled_for not in pulled_reasons(day_of(now())):
        raise ValidationError("Choose the reason from the list.")
    session.state, session.pulled_for = state, pulled_for if state is SessionState.PULLED else ""
    session.decided_at, session.decided_by = now(), by
    session.save(update_fields=["state", "pulled_for", "decided_at", "decided_by"])
    return session
