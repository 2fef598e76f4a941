from typing import Any

from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.ui.forms import CharField, ChoiceField, TextField

KEEP, CLOSE = "keep", "close"


class LookBackForm(SigningForm):
    """What was found about the product made before a failure."""

    deviation = CharField(
        label="Deviation number",
        what="the deviation number",
        hint="From your quality system.",
        required=False,
        max_length=50,
    )
    conclusion = TextField(
        label="What was found",
        what="what was found",
        hint="Which product was reviewed, and what was concluded. Leave out patients’ details.",
        required=False,
        max_length=4000,
    )
    next = ChoiceField(
        label="Is the review finished?",
        what="whether the review is finished",
        choices=[(KEEP, "No, keep it open"), (CLOSE, "Yes, close it")],
        size="large",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("next") == CLOSE:
            if not cleaned.get("deviation"):
                self.add_error("deviation", "Enter the deviation number: a look-back is not closed without one")
            if not cleaned.get("conclusion"):
                self.add_error("conclusion", "Enter what was found: a look-back is not closed without it")
        return cleaned
