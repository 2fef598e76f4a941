from typing import Any

from stillroom.apps.readiness.forms.stating import StatingForm
from stillroom.ui.forms import CharField, ChoiceField, TextField


class ResultForm(StatingForm):
    """A laboratory result, read."""

    outcome = ChoiceField(
        label="Result",
        what="the result",
        choices=[("pass", "Pass: no growth"), ("fail", "Fail: growth, or above the limit")],
        reveals={"fail": ["organism", "deviation"]},
        size="large",
    )
    organism = CharField(label="Organism", what="the organism", hint="As reported.", required=False, max_length=100)
    deviation = CharField(
        label="Deviation number",
        what="the deviation number",
        hint="From your quality system, so that the product made since the last pass can be reviewed.",
        max_length=50,
    )
    note = TextField(label="Note", what="a note", required=False, rows=3)

    def details(self) -> dict[str, str]:
        cleaned: dict[str, Any] = self.cleaned_data
        return {name: cleaned[name] for name in ("organism", "deviation") if cleaned.get(name)}
