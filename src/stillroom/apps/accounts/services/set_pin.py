"""Setting one's personal PIN, after having signed in fully."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import PersonalPin, User
from stillroom.apps.accounts.pins import hash_pin, is_pin, why_weak


@transaction.atomic
def set_pin(*, user: User, pin: str) -> None:
    """Raises ValidationError when it is too easy to guess, or the one she has."""
    weak = why_weak(pin, shortest=settings.STILLROOM_SIGN_IN.policy.pin_length)
    if weak:
        raise ValidationError(weak)
    had = PersonalPin.objects.filter(user=user).first()
    if had is not None and is_pin(pin, had.hashed):
        raise ValidationError("This is the PIN you have now. Choose another")
    PersonalPin.objects.update_or_create(
        user=user, defaults={"hashed": hash_pin(pin), "set_at": now(), "tries": 0, "last_used_at": None}
    )


@transaction.atomic
def remove_pin(*, user: User) -> None:
    """She can no longer sign on a shared tablet, until she sets another."""
    PersonalPin.objects.filter(user=user).delete()
