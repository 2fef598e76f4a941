"""Someone has signed in: it is noted, her PIN opens again, and a second step is asked of her if it is due."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.db import transaction
from django.http import HttpRequest

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.devices import device_in_words
from stillroom.apps.accounts.models import SignIn, User
from stillroom.apps.accounts.second_factor import due_at, roles_asking
from stillroom.apps.accounts.selectors.second_factors import has_second_factor
from stillroom.apps.accounts.services.check_pin import open_pin_again
from stillroom.apps.accounts.session_start import LAST_SEEN_AT, SECOND_FACTOR_DUE, SIGN_IN, SIGNED_IN_AT

WORDS = {"password": "password", "totp": "code", "recovery_codes": "recovery code", "webauthn": "passkey"}


@transaction.atomic
def note_sign_in(request: HttpRequest | None, user: User, **_: Any) -> None:
    """Receives Django's `user_logged_in`."""
    if request is None:
        return
    moment = now()
    session = request.session
    session[SIGNED_IN_AT] = session[LAST_SEEN_AT] = moment.isoformat()
    ways = [_word(record) for record in get_authentication_records(request, user)]
    noted = SignIn.objects.create(
        user=user,
        at=moment,
        by_what=" and ".join(dict.fromkeys(ways))[:100],
        device=device_in_words(request.META.get("HTTP_USER_AGENT", "")),
        last_seen_at=moment,
    )
    session[SIGN_IN] = str(noted.id)
    open_pin_again(user=user)
    _ask_for_second_factor(request, user, ways)


def note_still_here(sign_in: str) -> None:
    SignIn.objects.filter(id=sign_in).update(last_seen_at=now())


def note_sign_out(request: HttpRequest | None, user: User | None, **_: Any) -> None:
    """Receives Django's `user_logged_out`."""
    if request is not None and user is not None and SIGN_IN in request.session:
        SignIn.objects.filter(id=request.session[SIGN_IN]).update(ended_at=now())


@transaction.atomic
def sign_out_everywhere(*, user: User) -> None:
    """Every sign-in of hers is over from now on, on whatever device."""
    moment = now()
    User.objects.filter(id=user.id).update(signed_out_at=moment)
    SignIn.objects.filter(user=user, ended_at=None).update(ended_at=moment)


def no_longer_asked(request: HttpRequest | None, **_: Any) -> None:
    """Receives the library's `authenticator_added`."""
    if request is not None:
        request.session.pop(SECOND_FACTOR_DUE, None)


def _ask_for_second_factor(request: HttpRequest, user: User, ways: list[str]) -> None:
    vouched = any(way.startswith(VOUCHED) for way in ways)
    if vouched or not roles_asking(user) or has_second_factor(user):
        request.session.pop(SECOND_FACTOR_DUE, None)
        return
    if user.second_factor_asked_at is None:
        user.second_factor_asked_at = now()
        User.objects.filter(id=user.id).update(second_factor_asked_at=user.second_factor_asked_at)
    request.session[SECOND_FACTOR_DUE] = due_at(user.second_factor_asked_at).isoformat()


VOUCHED = "strong sign-in with "


def _word(record: dict[str, Any]) -> str:
    if record["method"] == "provider":
        return f"{VOUCHED if record.get('strong') else 'sign-in with '}{record.get('name', '')}"
    return WORDS.get(str(record.get("type") or record["method"]), "")
