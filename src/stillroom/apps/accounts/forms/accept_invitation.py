"""Setting one's name and password on first signing in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from stillroom.apps.accounts.models import Invitation, User


class AcceptInvitationForm(forms.Form):
    name = forms.CharField(
        label="Your name",
        help_text="First name and last name, as colleagues know you",
        max_length=200,
        error_messages={"required": "Enter your name", "max_length": "Enter a name of 200 characters or fewer"},
    )
    password = forms.CharField(
        label="Choose a password",
        help_text="At least 12 characters. Three words that do not belong together are easy to remember.",
        strip=False,
        error_messages={"required": "Enter a password"},
    )
    password_again = forms.CharField(
        label="The same password again", strip=False, error_messages={"required": "Enter the password again"}
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = invitation.name
        self.invitation = invitation

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        password = cleaned.get("password")
        if password:
            try:
                validate_password(password, User(email=self.invitation.email, name=cleaned.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        again = cleaned.get("password_again")
        if password and again and password != again:
            self.add_error("password_again", "The two passwords differ. Type the same password in both")
        return cleaned
