from stillroom.apps.readiness.forms.stating import StatingForm
from stillroom.ui.forms import BooleanField


class ConfirmSopForm(StatingForm):
    """Says of oneself that one has read a procedure. It counts for no sign-off."""

    read = BooleanField(
        label="I have read this version, I understand it and I work to it",
        what="you have read this version, understand it and work to it",
    )
