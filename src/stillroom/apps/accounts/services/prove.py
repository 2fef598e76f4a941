"""Confirming, at the moment of signing, that the person at the screen is the account's holder: the ways she has."""

from collections.abc import Mapping
from dataclasses import dataclass
from json import JSONDecodeError, loads
from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.conf import settings
from django.http import HttpRequest

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.selectors.second_factors import second_factors
from stillroom.apps.accounts.selectors.sign_ins import identities_of
from stillroom.apps.accounts.services.provider_confirmation import confirmation, use_confirmation
from stillroom.apps.accounts.services.reauthenticate import TooManyAttempts, confirm_password

TOO_MANY = "too_many_login_attempts"


@dataclass(frozen=True)
class Ways:
    """`provider` is the hospital's sign-in that is linked; `confirmed` its name when she has just been there."""

    password: bool
    code: bool
    passkey: bool
    provider: str
    confirmed: str


def ways_to_prove(request: HttpRequest, user: User) -> Ways:
    """A code is asked only of somebody without a password: with one it would be a second step, not a signature."""
    factors = second_factors(user)
    linked = {identity.issuer for identity in identities_of(user)} if settings.STILLROOM_SIGN_IN.providers else set()
    names = [each.name for each in settings.STILLROOM_SIGN_IN.providers if each.issuer in linked]
    password = user.has_usable_password()
    return Ways(
        password=password,
        code=factors.app and not password,
        passkey=bool(factors.passkeys),
        provider=names[0] if names else "",
        confirmed=confirmation(request) if names else "",
    )


def passkey_challenge(request: HttpRequest, user: User) -> dict[str, Any]:
    """What the device is asked to sign. Each serves once."""
    with context.request_context(request):
        options: dict[str, Any] = begin_authentication(user)
    return options


def prove(request: HttpRequest, user: User, given: Mapping[str, str]) -> str:
    """By what she showed that it is she, in a word for the record; nothing when she did not.

    Call it before the transaction that writes: a roll-back would forget a failure. Raises TooManyAttempts.
    """
    ways = ways_to_prove(request, user)
    if ways.passkey and given.get("passkey"):
        return "passkey" if _is_passkey(request, user, given["passkey"]) else ""
    if ways.password and given.get("password"):
        return "password" if confirm_password(user=user, password=given["password"], request=request) else ""
    if ways.code and given.get("code"):
        return "one-time code" if _is_code(request, user, given["code"]) else ""
    if ways.confirmed:
        return f"sign-in at {use_confirmation(request)}"
    return ""


def _is_passkey(request: HttpRequest, user: User, given: str) -> bool:
    try:
        credential = loads(given)
    except JSONDecodeError:
        return False
    with context.request_context(request):
        return _valid(ReauthenticateWebAuthnForm({"credential": credential}, user=user), "credential")


def _is_code(request: HttpRequest, user: User, given: str) -> bool:
    with context.request_context(request):
        return _valid(ReauthenticateForm({"code": given}, user=user), "code")


def _valid(form: Any, field: str) -> bool:
    if form.is_valid():
        return True
    if any(error.code == TOO_MANY for error in form.errors.as_data().get(field, ())):
        raise TooManyAttempts
    return False
