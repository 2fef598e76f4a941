"""Opening, extending and ending a signing session on a shared tablet."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.models import SigningSession

MOST_WRONG_PINS = 10  # on one tablet, of whomever: then somebody has to sign in fully again


@transaction.atomic
def open_signing_session(*, unit: Unit, by: User, recorder: Person) -> SigningSession:
    moment = now()
    return SigningSession.objects.create(
        unit=unit, opened_by=by, recorder=recorder, opened_at=moment, until=moment + _length()
    )


@transaction.atomic
def extend_signing_session(*, session: SigningSession) -> None:
    """As long again, from now. The sign-in beneath it ends when it would have ended."""
    SigningSession.objects.filter(id=session.id, ended_at=None).update(until=now() + _length())


@transaction.atomic
def end_signing_session(*, session_id: str) -> None:
    SigningSession.objects.filter(id=session_id, ended_at=None).update(ended_at=now())


@transaction.atomic
def count_wrong_pin(session: SigningSession) -> None:
    """After ten wrong ones the session ends."""
    rows = SigningSession.objects.filter(id=session.id)
    rows.update(wrong_pins=F("wrong_pins") + 1)
    rows.filter(wrong_pins__gte=MOST_WRONG_PINS, ended_at=None).update(ended_at=now())


def _length() -> timedelta:
    return timedelta(minutes=settings.STILLROOM_SIGN_IN.policy.signing_session_minutes)
