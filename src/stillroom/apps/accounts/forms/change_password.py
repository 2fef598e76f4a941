"""Changing one's own password."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as LibraryForm


class ChangePasswordForm(LibraryForm):  # type: ignore[misc]
    """The library's form, with our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": ("Your password now", "Enter the password you sign in with now"),
            "password1": ("New password", "Enter a new password"),
            "password2": ("New password again", "Enter the new password again"),
        }
        for name, (label, required) in labels.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].error_messages["required"] = required
