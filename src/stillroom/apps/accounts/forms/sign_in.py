"""Signing in."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms


class SignInForm(LoginForm):  # type: ignore[misc]
    """The library's form, with our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label="Email address",
            error_messages={
                "required": "Enter your email address",
                "invalid": "Enter an email address in the correct format, like name@example.nhs.uk",
            },
        )
        self.fields["password"] = forms.CharField(
            label="Password", strip=False, error_messages={"required": "Enter your password"}
        )
