from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.ui.forms import TextField


class RevocationForm(SigningForm):
    """Takes back an earlier statement, which stays on the record."""

    reason = TextField(
        label="Reason",
        what="the reason",
        hint="The person reads it. No health details.",
        max_length=1000,
    )
