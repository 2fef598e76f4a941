from collections.abc import Iterable
from typing import Any, ClassVar

from stillroom.apps.readiness.forms.stating import StatingForm, item_choices
from stillroom.apps.readiness.selectors.statable import Asked
from stillroom.ui.forms import ChoiceField, SelectField, TextField

RATINGS = [
    ("not_yet", "Not yet: I have not done this, or not enough of it"),
    ("with_help", "With help: I can do it with somebody beside me"),
    ("alone", "Alone: I am ready to be observed"),
    ("teach", "I could explain it to somebody else"),
]


class SelfAssessmentForm(StatingForm):
    """How one sees one's own work. It counts for nobody's sign-off, and helps to plan."""

    refused_at: ClassVar[dict[str, str]] = {"competency": "item"}

    item = SelectField(label="Competency", what="the competency")
    rating = ChoiceField(label="Where do you stand?", what="where you stand", choices=RATINGS, size="large")
    note = TextField(
        label="What would help you",
        what="what would help you",
        hint="Your assessors read it. Leave out patients’ details.",
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, asked: Iterable[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = item_choices(asked)  # type: ignore[attr-defined]
