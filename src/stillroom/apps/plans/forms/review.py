from collections.abc import Sequence

from stillroom.ui import forms


class ReviewerForm(forms.Form):
    reviewer = forms.SelectField(label="Who reviews the plan?", what="the reviewer")
    review_on = forms.DateField(label="Look at it again on (optional)", what="the day of the review", required=False)

    def __init__(self, *args: object, people: Sequence[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reviewer"].choices = [("", "Choose a person"), *people]  # type: ignore[attr-defined]


class GoalForm(forms.Form):
    text = forms.CharField(label="What do you want to reach?", what="what you want to reach", max_length=500)
    by_day = forms.DateField(label="By when? (optional)", what="the day", required=False)


class CloseGapForm(forms.Form):
    reason = forms.TextField(
        label="Why does this gap not have to be closed?",
        what="the reason",
        hint="It ends the plan's question. It authorises nobody: the record stays as it is.",
        max_length=1000,
    )
