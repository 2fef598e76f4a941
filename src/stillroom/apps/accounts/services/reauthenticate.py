"""Confirming, at the moment of signing, that the person at the screen is the account's holder."""

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from stillroom.apps.accounts.models import User


class TooManyAttempts(Exception):
    """The password was refused too often. Answered with a page that says how long to wait."""


def confirm_password(*, user: User, password: str, request: HttpRequest) -> bool:
    """Whether `password` is the user's.

    Failures count towards the same lock-out as signing in, and are logged without what was typed. Call it before the
    transaction that writes: a roll-back would forget the failure.

    Raises
    ------
    TooManyAttempts
        After five failures within five minutes, whatever the password.
    """
    try:
        with context.request_context(request):
            return bool(get_adapter(request).reauthenticate(user, password))
    except ValidationError as error:
        raise TooManyAttempts from error
