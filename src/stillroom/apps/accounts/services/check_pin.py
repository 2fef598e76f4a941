"""Confirming by her personal PIN that the one who signs on a shared tablet is who she says."""

import logging

from django.db.models import F

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import PersonalPin, User
from stillroom.apps.accounts.pins import is_pin

logger = logging.getLogger("stillroom.sign_in")
MOST_TRIES = 5


class PinLocked(Exception):
    """Wrong five times. It opens again when its owner has signed in fully."""


def check_pin(*, user: User, pin: str) -> bool:
    """Whether it is hers. Call it before the transaction that writes: a roll-back would forget a wrong try.

    The try is counted before it is looked at, so that many at once are not more than one after another.

    Raises
    ------
    PinLocked
        After five wrong ones, whatever the PIN.
    """
    pins = PersonalPin.objects.filter(user=user)
    counted = user.is_active and pins.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1)
    kept = pins.first()
    if kept is not None and not counted:
        raise PinLocked
    if is_pin(pin, kept.hashed if kept else ""):
        pins.update(tries=0, last_used_at=now())
        return True
    logger.warning("pin refused", extra={"fields": {"account": str(user.pk)}})
    return False


def open_pin_again(*, user: User) -> None:
    """After a full sign-in."""
    PersonalPin.objects.filter(user=user, tries__gt=0).update(tries=0)
