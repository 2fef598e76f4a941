"""How the people of an organisation sign in, and what is in force, as an administrator reads it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from stillroom.apps.accounts.selectors.sign_in_states import SignInState
from stillroom.apps.ledger.roles import Role
from stillroom.ui import formats


def policy_rows() -> list[dict[str, str]]:
    """The limits in force, each in words."""
    policy = settings.STILLROOM_SIGN_IN.policy
    asked = ", ".join(Role(role).label for role in sorted(policy.second_factor_for)) or "Nobody"
    grace = f"from {formats.day(policy.second_factor_from)}, with {policy.second_factor_grace_days} days' grace"
    rows = [
        ("A second step is asked of", f"{asked}; {grace}" if policy.second_factor_for else asked),
        ("A sign-in lasts at most", f"{settings.SESSION_COOKIE_AGE / 3600:g} hours"),
        ("It ends without use after", f"{policy.idle_minutes} minutes"),
        ("On a shared tablet after", f"{policy.shared_idle_minutes} minutes"),
        ("A signing session lasts", f"{policy.signing_session_minutes} minutes, until somebody extends it"),
        ("A PIN has", f"{policy.pin_length} digits or more; 5 wrong tries lock it"),
        ("A password has", "12 characters or more; common ones and ones like the name are refused"),
        ("Wrong passwords or codes", "5 within 5 minutes lock the account for 5 minutes"),
        ("An invitation can be accepted for", f"{policy.invitation_days} days"),
        ("Sign-in of the hospital", ", ".join(each.name for each in settings.STILLROOM_SIGN_IN.providers) or "None"),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def sign_in_rows(found: Iterable[SignInState]) -> list[dict[str, Any]]:
    return [
        {
            "id": str(each.user.id),
            "name": str(each.user),
            "closed": not each.user.is_active,
            "by": ", ".join(_by(each)) or "Nothing: has not accepted an invitation",
            "pin": "Locked until the next full sign-in" if each.pin_locked else "Set" if each.pin else "None",
            "last": formats.moment(each.last) if each.last else "Never",
            "has_second_step": each.app or each.passkeys > 0,
        }
        for each in found
    ]


def _by(each: SignInState) -> list[str]:
    passkeys = f"{each.passkeys} passkey{'s' if each.passkeys > 1 else ''}"
    ways = [("password", each.password), ("authenticator app", each.app), (passkeys, each.passkeys > 0)]
    return [way for way, has in [*ways, ("the hospital’s sign-in", each.linked)] if has]
