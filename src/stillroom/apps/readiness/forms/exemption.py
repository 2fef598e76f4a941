from collections.abc import Iterable
from typing import Any, ClassVar

from stillroom.apps.readiness.forms.clearance import today
from stillroom.apps.readiness.forms.stating import SigningForm, item_choices
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.ui.forms import DateField, SelectField, TextField


class ExemptionForm(SigningForm):
    """Takes a requirement away from one person until a day."""

    refused_at: ClassVar[dict[str, str]] = {"competency": "item"}

    item = SelectField(label="Exempt from", what="what to exempt from")
    valid_until = DateField(label="Last valid day", what="the last valid day", earliest=today)
    reason = TextField(
        label="Reason", what="the reason", hint="Why the work can be done without it until then.", max_length=1000
    )

    def __init__(self, *args: Any, asked: Iterable[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = item_choices(each for each in asked if not each.critical)
        self.fields["item"].choices = choices  # type: ignore[attr-defined]
