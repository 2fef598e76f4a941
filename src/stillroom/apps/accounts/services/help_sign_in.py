"""What an administrator may do for somebody who cannot sign in, or must not."""

import logging

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.services.note_sign_in import sign_out_everywhere

logger = logging.getLogger("stillroom.sign_in")


def unlock(*, user: User, by: User, request: HttpRequest) -> None:
    """Forget her failed passwords and codes, so that she need not wait."""
    key = get_adapter(request)._get_login_attempts_cache_key(request, email=user.email)
    ratelimit.clear(request, action="login_failed", key=key)
    ratelimit.clear(request, action="login_failed", key=f"mfa-auth-user-{user.pk}")
    _note("unlocked", user, by)


@transaction.atomic
def take_second_factors_away(*, user: User, by: User) -> None:
    """Her telephone is lost: she signs in with her password and sets a second step up anew."""
    Authenticator.objects.filter(user_id=user.pk).delete()
    sign_out_everywhere(user=user)
    _note("second factors taken away", user, by)


@transaction.atomic
def close_account(*, user: User, by: User) -> None:
    """She can no longer sign in, nor sign. What she stated stays."""
    User.objects.filter(id=user.id).update(is_active=False)
    sign_out_everywhere(user=user)
    _note("closed", user, by)


@transaction.atomic
def open_account(*, user: User, by: User) -> None:
    User.objects.filter(id=user.id).update(is_active=True)
    _note("opened", user, by)


def _note(what: str, user: User, by: User) -> None:
    logger.info("account helped", extra={"fields": {"what": what, "account": str(user.pk), "by": str(by.pk)}})
