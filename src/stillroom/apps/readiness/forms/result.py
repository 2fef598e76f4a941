from collections.abc import Sequence
from typing import Any

from stillroom.apps.readiness.forms.method_fields import add_fields, check_order, details_from
from stillroom.apps.readiness.forms.stating import StatingForm
from stillroom.apps.readiness.models import MethodField
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

    def __init__(self, *args: Any, asked: Sequence[MethodField] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        add_fields(self, asked, {})
        self.order_fields(["statement", *(each.name for each in asked), "outcome"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        check_order(self, cleaned)
        if cleaned.get("outcome") == "pass" and cleaned.get("negative_control") == "Growth":
            self.add_error("negative_control", "A pass cannot be read when the negative control has grown")
        if cleaned.get("outcome") == "pass" and cleaned.get("positive_control") == "No growth":
            self.add_error("positive_control", "A pass cannot be read when the positive control has not grown")
        return cleaned

    def details(self) -> dict[str, str]:
        cleaned: dict[str, Any] = self.cleaned_data
        found = {name: cleaned[name] for name in ("organism", "deviation") if cleaned.get(name)}
        return found | details_from(cleaned, self.asked)
