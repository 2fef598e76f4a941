from collections.abc import Mapping, Sequence

from stillroom.competence.training_time import SessionState
from stillroom.ui import forms


class SessionForm(forms.Form):
    about = forms.CharField(label="What is it for?", what="what the session is for", max_length=300)
    competency = forms.SelectField(label="Competency", required=False)
    starts = forms.DateTimeField(label="When does it begin?", what="when it begins")
    minutes = forms.IntegerField(label="How long?", what="the minutes", suffix="minutes", min_value=5, max_value=600)
    trainer = forms.SelectField(label="Trainer", required=False)
    unit = forms.SelectField(label="At which unit?", what="the unit")

    def __init__(
        self,
        *args: object,
        competencies: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        units: Sequence[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["competency"].choices = [("", "None in particular"), *competencies]  # type: ignore[attr-defined]
        self.fields["trainer"].choices = [("", "Not decided"), *people]  # type: ignore[attr-defined]
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]


class DecideSessionForm(forms.Form):
    """What became of a session."""

    state = forms.ChoiceField(
        label="What became of it?",
        what="what became of it",
        choices=[(SessionState.DELIVERED.value, "It took place"), (SessionState.PULLED.value, "It was pulled")],
        reveals={SessionState.PULLED.value: ["pulled_for"]},
    )
    pulled_for = forms.SelectField(
        label="Why was it pulled?", what="why it was pulled", hint="Do not give anybody's health as the reason."
    )

    def __init__(self, *args: object, reasons: Mapping[str, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", "Choose a reason"), *reasons.items()]
        self.fields["pulled_for"].choices = choices  # type: ignore[attr-defined]


class AvailabilityForm(forms.Form):
    hours = forms.DecimalField(
        label="Hours a month for observing",
        what="the hours",
        min_value=0,
        max_value=200,
        decimal_places=1,
        max_digits=5,
    )
    minutes_each = forms.IntegerField(
        label="Minutes that one assessment takes", what="the minutes", min_value=1, max_value=480
    )
    from_day = forms.DateField(label="From", what="the first day")
    until_day = forms.DateField(label="Until (optional)", what="the last day", required=False)
