"""How django-allauth behaves here: nobody signs herself up, and failures are logged without what was typed."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.selectors.sign_ins import identities_of
from stillroom.apps.accounts.selectors.users import find_user

BY_PROVIDER = "provider"
logger = logging.getLogger("stillroom.sign_in")


SAID = {
    "password_changed": "Your password is changed.",
    "totp_activated": "Your authenticator app is set up.",
    "totp_deactivated": "Your authenticator app is no longer used.",
    "webauthn_added": "The passkey is added. You can sign in with it.",
}
WAYS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use your authenticator app",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {  # noqa: RUF012 -- the type of the attribute is the library's
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or password is not right. Check both and try again.",
        "incorrect_password": "The password is not right. Type the password you sign in with.",
        "enter_current_password": "The password is not right. Type the password you sign in with now.",
        "too_many_login_attempts": "There have been too many failed attempts. Wait 5 minutes, then try again.",
    }

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_: Any, **__: Any
    ) -> None:
        """Only what a person cannot see for herself: not that she has just signed in or out."""
        found = next((words for mark, words in SAID.items() if mark in (message_template or "")), "")
        if found:
            messages.success(request, found)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether the password is the user's. Counts towards the same lock-out as signing in."""
        assert isinstance(user, User)  # noqa: S101 -- tells the type checker which model it is
        confirmed = self.authenticate(self.request, email=user.email, password=password)
        return confirmed is not None and confirmed.pk == user.pk

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """Password, code, passkey, and last the hospital's sign-in if it is linked."""
        assert isinstance(user, User)  # noqa: S101 -- tells the type checker which model it is
        found = [each | {"description": WAYS[each["id"]]} for each in super().get_reauthentication_methods(user)]
        linked = {identity.issuer for identity in identities_of(user)}
        if any(each.issuer in linked for each in settings.STILLROOM_SIGN_IN.providers):
            found.append(
                {"id": BY_PROVIDER, "description": "Use your hospital’s sign-in", "url": reverse("provider_confirm")}
            )
        return found

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        user = find_user(email=credentials.get("email", ""))
        logger.warning(
            "password refused",
            extra={"fields": {"request": getattr(request, "request_id", ""), "account": str(user.pk) if user else ""}},
        )
