"""Begins a review: fixes what it covers, up to which statement, and what it looks for."""

from dataclasses import asdict
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.models import ChainHead, Statement
from stillroom.apps.oversight.models import Review, ReviewSettings
from stillroom.apps.oversight.selectors.reviews import settings_of
from stillroom.apps.oversight.selectors.statement_entries import first_seq_from
from stillroom.apps.places.models import Organisation, Unit
from stillroom.competence.days import day_of, end_of
from stillroom.competence.trail import LookFor

PERMISSIONS = {Review.Kind.TRAIL: Permission.REVIEW_TRAIL, Review.Kind.ACCESS: Permission.REVIEW_ACCESS}


@transaction.atomic
def begin_review(
    *, kind: Review.Kind, organisation: Organisation, unit: Unit | None = None, since: date, until: date, by: User
) -> Review:
    """Raises PermissionDenied, or ValidationError when the days are in the wrong order or still to come."""
    if not by.has_perm(PERMISSIONS[kind], organisation):
        raise PermissionDenied
    found = settings_of(organisation)
    if found is None:
        raise ValidationError("Set first how often you review and what you look for.")
    moment = now()
    if since > until:
        raise ValidationError({"until": "The last day must be the first day or later"})
    if until > day_of(moment):
        raise ValidationError({"until": "The last day must be today or in the past"})
    # With the head locked nothing is appended meanwhile, so that the moment it was begun separates the statements.
    ChainHead.objects.select_for_update().filter(organisation=organisation).first()
    seq, hashed = _through(organisation, until)
    return Review.objects.create(
        kind=kind,
        organisation=organisation,
        unit=unit,
        since=since,
        until=until,
        looked_for=_looked_for(kind, found),
        through_seq=seq,
        through_hash=hashed,
        begun_at=now(),
        begun_by=by,
    )


def _through(organisation: Organisation, until: date) -> tuple[int, str]:
    """The last statement recorded by the end of that day, and its hash."""
    seq = first_seq_from(organisation, end_of(until)) - 1
    hashed = Statement.objects.filter(organisation=organisation, seq=seq).values_list("hash", flat=True).first()
    return seq, bytes(hashed).hex() if hashed is not None else ""


def _looked_for(kind: Review.Kind, found: ReviewSettings) -> dict[str, int]:
    if kind is Review.Kind.ACCESS:
        return {"unused_days": found.unused_days}
    look_for = LookFor(found.late_days, found.quick_minutes, found.pair_times, found.hours_from, found.hours_until)
    return asdict(look_for)
