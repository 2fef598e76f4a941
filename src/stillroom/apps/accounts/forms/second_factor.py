"""Codes from an authenticator app, and passkeys: the library's forms, with our words."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm as LibraryAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as LibraryReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, generate_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms

from stillroom.apps.accounts.sealing import CannotOpen, open_sealed, seal


def _code_field(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, error_messages={"required": "Enter the code"})


class AuthenticateForm(LibraryAuthenticateForm):  # type: ignore[misc]
    """The second step at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field("Code", "6 digits from your authenticator app, or a recovery code of 8")


class ReauthenticateForm(LibraryReauthenticateForm):  # type: ignore[misc]
    """Confirming by a code that the person at the screen is the one signed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field("Code", "6 digits from your authenticator app")


class ActivateForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code shows that the app holds the secret. Until then the session keeps it, sealed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.pop("user")
        forms.Form.__init__(self, *args, **kwargs)
        self.fields["code"] = _code_field("Code that the app shows now", "6 digits")
        self.secret = _pending_secret(anew=not self.is_bound)


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey signs in by itself, so the device must check who holds it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["name"].label = "Name of this passkey"
        self.fields["name"].help_text = "Such as “Work telephone”, so that you know it again"
        self.fields["name"].max_length = 100
        self.fields["credential"].error_messages["required"] = "Press the button and follow what your device asks"


def _pending_secret(*, anew: bool) -> str:
    session = context.request.session
    if not anew:
        try:
            return open_sealed(session.get(SECRET_SESSION_KEY, ""))
        except CannotOpen:
            pass  # the session began before, or its key is gone: the code typed will not match the new secret
    secret = str(generate_totp_secret())
    session[SECRET_SESSION_KEY] = seal(secret)
    return secret
