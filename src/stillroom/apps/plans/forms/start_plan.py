from collections.abc import Sequence

from stillroom.apps.plans.models.learning_plan import PlanKind
from stillroom.ui import forms


class StartPlanForm(forms.Form):
    """Which role, and from where she sets out."""

    role = forms.SelectField(label="Role", what="the role")
    kind = forms.ChoiceField(
        label="What kind of plan?",
        what="the kind of plan",
        choices=PlanKind.choices,
        hints={
            PlanKind.ROLE: "From today to the role",
            PlanKind.POST_IET: "For somebody newly qualified: it begins with what initial training covered",
        },
    )
    review_on = forms.DateField(label="Look at it again on (optional)", what="the day of the review", required=False)

    def __init__(self, *args: object, roles: Sequence[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["role"].choices = [("", "Choose a role"), *roles]  # type: ignore[attr-defined]
