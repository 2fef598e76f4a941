from collections.abc import Iterable
from typing import Any, ClassVar

from stillroom.apps.readiness.forms.stating import StatingForm, item_choices
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.ui.forms import SelectField, TextField


class SuspensionForm(StatingForm):
    """Stops someone at once."""

    refused_at: ClassVar[dict[str, str]] = {"competency": "item"}

    item = SelectField(label="Suspend from", what="what to suspend from")
    reason = TextField(
        label="Reason",
        what="the reason",
        hint="What happened, and the deviation number if there is one. The person reads it. No health details.",
        max_length=1000,
        rows=4,
    )

    def __init__(self, *args: Any, asked: Iterable[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = item_choices(asked, anywhere=", everywhere")  # type: ignore[attr-defined]
