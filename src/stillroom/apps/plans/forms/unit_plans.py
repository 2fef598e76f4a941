from stillroom.competence.plan_state import PlanState
from stillroom.ui import forms

NO_PLAN = "none"
LATE = "late"


class UnitPlansFilter(forms.Form):
    state = forms.SelectField(
        label="Show",
        required=False,
        choices=[
            ("", "Everybody"),
            (NO_PLAN, "Without a plan"),
            *[(state.value, state.label) for state in PlanState],
            (LATE, "With something overdue"),
        ],
    )

    def __init__(self, data: object) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]

    def chosen(self) -> str:
        """A value of the list; nonsense in the address shows everybody."""
        return str(self.cleaned_data.get("state", "")) if self.is_valid() else ""


class MonthsFilter(forms.Form):
    months = forms.SelectField(
        label="Period",
        required=False,
        choices=[("", "This month"), ("3", "Last 3 months"), ("12", "Last 12 months")],
    )

    def __init__(self, data: object) -> None:
        super().__init__(data, auto_id="filter_%s")  # type: ignore[arg-type]

    def chosen(self) -> int:
        value = str(self.cleaned_data.get("months", "")) if self.is_valid() else ""
        return int(value or 1)
