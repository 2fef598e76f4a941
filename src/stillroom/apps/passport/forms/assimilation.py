"""The forms of placing staff on levels."""

from collections.abc import Sequence
from typing import Any

from stillroom.ui.forms import CharField, ChoiceField, Form, SelectField

Pairs = Sequence[tuple[str, str]]
NONE = "none"


class ProposeForm(Form):
    framework = SelectField(label="Framework", what="a framework")

    def __init__(self, *args: Any, frameworks: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["framework"].choices = [("", "Choose a framework"), *frameworks]  # type: ignore[attr-defined]


class AdjustForm(Form):
    level = ChoiceField(label="Level", what="the level")
    because = CharField(label="Why?", what="why", hint="What the ledger does not show.", max_length=300)

    def __init__(self, *args: Any, levels: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [*levels, (NONE, "None reached")]  # type: ignore[attr-defined]
