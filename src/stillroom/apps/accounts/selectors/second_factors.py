"""The second factors of an account."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.sealing import is_sealed

STEP = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class Passkey:
    number: int
    name: str
    added_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True)
class SecondFactors:
    app: bool
    recovery_codes_left: int
    passkeys: tuple[Passkey, ...]

    @property
    def any(self) -> bool:
        return self.app or bool(self.passkeys)


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=STEP).exists())


def second_factors(user: User) -> SecondFactors:
    rows = list(Authenticator.objects.filter(user_id=user.pk).order_by("pk"))
    codes = [row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES]
    return SecondFactors(
        app=any(row.type == Authenticator.Type.TOTP for row in rows),
        recovery_codes_left=len(codes[0].wrap().get_unused_codes()) if codes else 0,
        passkeys=tuple(
            Passkey(row.pk, row.wrap().name, row.created_at, row.last_used_at)
            for row in rows
            if row.type == Authenticator.Type.WEBAUTHN
        ),
    )


def count_of(user: AbstractBaseUser, kind: str) -> int:
    return int(Authenticator.objects.filter(user_id=user.pk, type=kind).count())


def passkey_of(user: User, number: int) -> Authenticator:
    """Raises Authenticator.DoesNotExist: another's passkey is none."""
    return Authenticator.objects.get(user_id=user.pk, pk=number, type=Authenticator.Type.WEBAUTHN)


def secrets_in_clear() -> int:
    """How many second factors hold a secret that anyone who reads the database could use."""
    return sum(not is_sealed(text) for row in _with_secrets() for text in secrets_of(row))


def secrets_of(row: Authenticator) -> Iterable[str]:
    return (row.data[name] for name in ("secret", "seed") if name in row.data)


def _with_secrets() -> Iterable[Authenticator]:
    yield from Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).iterator()
