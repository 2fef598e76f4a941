from typing import Any, ClassVar

from stillroom.apps.readiness.forms.clearance import today
from stillroom.apps.readiness.forms.stating import StatingForm
from stillroom.ui.forms import DateField, TextField


class AbsenceForm(StatingForm):
    """Away from work, from a day that has come until a last day."""

    refused_at: ClassVar[dict[str, str]] = {"occurred_at": "first_day", "valid_until": "last_day"}

    first_day = DateField(
        label="First day away",
        what="the first day away",
        hint="An absence is recorded when it has begun.",
        latest=today,
    )
    last_day = DateField(label="Last day away", what="the last day away", hint="The day before the return to work.")
    reason = TextField(
        label="Why this is entered late",
        what="why this is entered late",
        hint="Needed when the first day is more than 7 days ago. Never say why the person is away: no health reasons.",
        required=False,
        max_length=500,
        rows=2,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Last day away must be the first day away or later")
        return cleaned
