"""Confirming that the person at the screen is the one signed in."""

from typing import Any

from allauth.account.forms import ReauthenticateForm as LibraryForm


class ReauthenticateForm(LibraryForm):  # type: ignore[misc]
    """The library's form, with our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Password"
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = "Enter your password"
