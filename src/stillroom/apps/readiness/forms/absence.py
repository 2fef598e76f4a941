from typing import Any, ClassVar

from stillroom.apps.readiness.forms.clearance import today
from stillroom.apps.readiness.forms.stating import StatingForm
from stillroom.ui.forms import DateField, HiddenField

SEEN = "seen"


class PreviewedForm(StatingForm):
    """Sent twice: first to see what it would do, then with what was seen to do it."""

    seen = HiddenField(required=False)

    def days(self) -> str:
        """What is confirmed: an answer changed after it was seen is shown again."""
        names = (name for name in ("first_day", "last_day") if name in self.cleaned_data)
        return " ".join(str(self.cleaned_data[name]) for name in names)

    def confirmed(self) -> bool:
        return self.cleaned_data.get("seen") == self.days()


class AbsenceForm(PreviewedForm):
    """Away from work, from a day that has come until a last day. Nothing asks why."""

    refused_at: ClassVar[dict[str, str]] = {"occurred_at": "first_day", "valid_until": "last_day"}

    first_day = DateField(
        label="First day away",
        what="the first day away",
        hint="An absence is recorded when it has begun.",
        latest=today,
    )
    last_day = DateField(
        label="Last day away",
        what="the last day away",
        hint="The day before the return to work. It can be changed later.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Last day away must be the first day away or later")
        return cleaned


class ChangeAbsenceForm(PreviewedForm):
    """Back earlier, or away for longer."""

    refused_at: ClassVar[dict[str, str]] = {"valid_until": "last_day"}

    last_day = DateField(label="Last day away", what="the last day away", hint="The day before the return to work.")
