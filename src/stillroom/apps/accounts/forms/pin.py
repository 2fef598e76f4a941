"""Setting one's personal PIN."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from stillroom.apps.accounts.pins import why_weak
from stillroom.ui.forms import Form, PasswordField


class PinForm(Form):
    pin = PasswordField(
        label="New PIN",
        what="a PIN",
        hint="6 digits or more. No dates, no repeats, no 123456.",
        autocomplete="off",
    )
    again = PasswordField(label="The same PIN again", what="the PIN again", autocomplete="off")

    def clean_pin(self) -> str:
        pin: str = self.cleaned_data["pin"]
        if weak := why_weak(pin, shortest=settings.STILLROOM_SIGN_IN.policy.pin_length):
            raise ValidationError(weak)
        return pin

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        pin, again = cleaned.get("pin"), cleaned.get("again")
        if pin and again and pin != again:
            self.add_error("again", "The two PINs differ. Type the same PIN in both")
        return cleaned
