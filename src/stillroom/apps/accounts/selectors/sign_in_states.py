"""How each of some accounts signs in, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Max

from stillroom.apps.accounts.models import ExternalIdentity, PersonalPin, SignIn, User
from stillroom.apps.accounts.services.check_pin import MOST_TRIES


@dataclass(frozen=True)
class SignInState:
    user: User
    password: bool
    app: bool
    passkeys: int
    pin: bool
    pin_locked: bool
    linked: bool
    last: datetime | None


def sign_in_states(users: Iterable[User]) -> list[SignInState]:
    found = list(users)
    ids = [user.id for user in found]
    factors: dict[UUID, list[str]] = {}
    for user_id, kind in Authenticator.objects.filter(user_id__in=ids).values_list("user_id", "type"):
        factors.setdefault(user_id, []).append(kind)
    pins = dict(PersonalPin.objects.filter(user__in=ids).values_list("user_id", "tries"))
    linked = set(ExternalIdentity.objects.filter(user__in=ids).values_list("user_id", flat=True))
    last = dict(SignIn.objects.filter(user__in=ids).values_list("user_id").annotate(Max("at")))
    return [
        SignInState(
            user=user,
            password=user.has_usable_password(),
            app=Authenticator.Type.TOTP in factors.get(user.id, ()),
            passkeys=factors.get(user.id, []).count(Authenticator.Type.WEBAUTHN),
            pin=user.id in pins,
            pin_locked=pins.get(user.id, 0) >= MOST_TRIES,
            linked=user.id in linked,
            last=last.get(user.id),
        )
        for user in found
    ]
