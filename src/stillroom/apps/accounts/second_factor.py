"""Of whom a second step at sign-in is asked, and until when she may put it off.

A later app tells which roles an account holds by `register_roles`, in its `AppConfig.ready`.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from django.conf import settings

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.sign_in_settings import SignInPolicy

RolesOf = Callable[[User], set[str]]
_roles_of: list[RolesOf] = []


def register_roles(roles_of: RolesOf) -> None:
    if roles_of not in _roles_of:
        _roles_of.append(roles_of)


def roles_asking(user: User) -> set[str]:
    """Which of her roles ask for a second step. None do where nobody is real."""
    if settings.STILLROOM_SYNTHETIC:
        return set()
    wanted = policy().second_factor_for
    return {role for roles_of in _roles_of for role in roles_of(user)} & wanted if wanted else set()


def due_at(asked_at: datetime) -> datetime:
    """Until then she may put it off: grace counts from when she was first asked, or from the day it came into force."""
    in_force = datetime.combine(policy().second_factor_from, time.min, tzinfo=UTC)
    return max(asked_at, in_force) + timedelta(days=policy().second_factor_grace_days)


def policy() -> SignInPolicy:
    found: SignInPolicy = settings.STILLROOM_SIGN_IN.policy
    return found
