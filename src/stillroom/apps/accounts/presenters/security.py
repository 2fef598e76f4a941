"""How one signs in, in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import ExternalIdentity, PersonalPin, SignIn
from stillroom.apps.accounts.selectors.second_factors import SecondFactors
from stillroom.apps.accounts.services.check_pin import MOST_TRIES
from stillroom.apps.accounts.sign_in_settings import Provider
from stillroom.ui import formats


def security_page(
    factors: SecondFactors,
    pin: PersonalPin | None,
    sign_ins: Sequence[SignIn],
    identities: Sequence[ExternalIdentity],
    *,
    providers: Sequence[Provider],
    due: str | None,
    this: str,
    has_password: bool,
) -> dict[str, Any]:
    linked = {identity.issuer: identity for identity in identities}
    return {
        "page_title": "How you sign in",
        "factors": factors,
        "passkeys": [
            {
                "number": passkey.number,
                "name": passkey.name,
                "used": f"Last used on {formats.moment(passkey.last_used_at)}"
                if passkey.last_used_at
                else f"Added on {formats.day(passkey.added_at)}, not used yet",
            }
            for passkey in factors.passkeys
        ],
        "due": _due(due),
        "pin": _pin(pin),
        "has_pin": pin is not None,
        "has_password": has_password,
        "sign_ins": [_sign_in(each, this) for each in sign_ins],
        "providers": [
            {"key": provider.key, "name": provider.name, "linked": _linked(linked.get(provider.issuer))}
            for provider in providers
        ],
    }


def _due(due: str | None) -> str:
    if due is None:
        return ""
    at = datetime.fromisoformat(due)
    if at <= now():
        return "Your role needs a second step at sign-in. Set one up now to go on."
    return f"Your role needs a second step at sign-in. Set one up by {formats.day(at)}."


def _pin(pin: PersonalPin | None) -> str:
    if pin is None:
        return "None. Without one you cannot sign on a shared tablet."
    if pin.tries >= MOST_TRIES:
        return f"Locked after {MOST_TRIES} wrong tries. It opens when you sign in again."
    return f"Set on {formats.day(pin.set_at)}."


def _linked(identity: ExternalIdentity | None) -> str:
    return f"Linked on {formats.day(identity.linked_at)}" if identity else ""


def _sign_in(each: SignIn, this: str) -> dict[str, str]:
    ended = f"Signed out on {formats.moment(each.ended_at)}" if each.ended_at else ""
    here = "This one" if str(each.id) == this else ""
    return {
        "at": formats.moment(each.at),
        "by_what": each.by_what or "Not known",
        "device": each.device or "Not known",
        "seen": here or ended or f"Last used on {formats.moment(each.last_seen_at)}",
    }
