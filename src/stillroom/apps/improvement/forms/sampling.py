"""The forms of quality sampling, and of what trends show."""

from typing import Any

from stillroom.apps.improvement.selectors.trends import MONTHS
from stillroom.ui.forms import ChoiceField, Form, IntegerField, SelectField, TextField


class SamplingPlanForm(Form):
    percent = IntegerField(
        label="Look again at",
        what="the percentage",
        suffix="% of each assessor’s decisions",
        min_value=0,
        max_value=100,
    )
    at_least = IntegerField(
        label="At least", what="the number", suffix="of each assessor’s decisions a quarter", min_value=0, max_value=100
    )
    new_at_least = IntegerField(
        label="Of a new assessor at least", what="the number", suffix="decisions a quarter", min_value=0, max_value=100
    )
    new_days = IntegerField(
        label="An assessor is new for",
        what="the days",
        suffix="days after the first observation",
        min_value=0,
        max_value=3660,
    )
    days_to_decide = IntegerField(
        label="A second assessor has", what="the days", suffix="days after the draw", min_value=1, max_value=365
    )


class SampleForm(Form):
    agrees = ChoiceField(
        label="Would you have decided the same?",
        what="whether you agree",
        choices=[("yes", "I agree"), ("no", "I disagree")],
        hints={"no": "The observation stays as it is, and is marked for a second look"},
    )
    reason = TextField(
        label="Why",
        what="why",
        hint="Needed if you disagree: what you saw, and what should have been decided.",
        required=False,
        rows=4,
        max_length=1000,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("agrees") == "no" and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Enter why you disagree")
        return cleaned


class TrendsFilter(Form):
    unit = SelectField(label="Where", required=False)
    months = SelectField(
        label="How far back", required=False, choices=[(str(number), f"{number} months") for number in MONTHS]
    )

    def __init__(self, data: object, *, units: list[tuple[str, str]], whole: bool) -> None:
        """`whole`: whether she may see all units together."""
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]
        self.fields["unit"].choices = [("", "All units"), *units] if whole else units  # type: ignore[attr-defined]

    def chosen(self) -> tuple[str, int]:
        """Nonsense in the address filters nothing."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        months = str(cleaned.get("months", ""))
        return str(cleaned.get("unit", "")), int(months) if months else MONTHS[1]
