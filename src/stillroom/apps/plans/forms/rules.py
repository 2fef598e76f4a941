"""Asking the dated rules about a day, and about a role."""

from collections.abc import Mapping, Sequence
from datetime import date

from stillroom.ui import forms
from stillroom.ui.formats import day as day_words


class DayFilter(forms.Form):
    """On which day; today when nothing is chosen."""

    day = forms.DateField(label="On which day?", what="the day", required=False)

    def chosen(self, today: date) -> date:
        return (self.cleaned_data["day"] or today) if self.is_bound and self.is_valid() else today


class ChangesFilter(forms.Form):
    """A day on which a rule changes or any other, and the role in question."""

    change = forms.SelectField(label="A day on which rules change", what="the day", required=False)
    other = forms.DateField(label="Or another day", what="the day", required=False)
    role = forms.SelectField(label="Role in question", what="the role", required=False)

    def __init__(
        self, *args: object, days: Sequence[date], roles: Mapping[str, str], first_role: str, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "Choose a day"), *((day.isoformat(), day_words(day)) for day in days)]
        self.fields["change"].choices = choices  # type: ignore[attr-defined]
        self.fields["role"].choices = sorted(roles.items(), key=lambda pair: pair[1])  # type: ignore[attr-defined]
        self.first_role = first_role

    def chosen(self, first: date) -> tuple[date, str]:
        """The day and the role; what is not chosen is as first asked."""
        if not (self.is_bound and self.is_valid()):
            return first, self.first_role
        change = self.cleaned_data["change"]
        day = self.cleaned_data["other"] or (date.fromisoformat(change) if change else first)
        return day, self.cleaned_data["role"] or self.first_role
