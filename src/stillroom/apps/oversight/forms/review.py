"""The forms of reviews."""

from datetime import date
from typing import Any

from stillroom.apps.accounts import clock
from stillroom.apps.oversight.models import AccessDecision, Review, ReviewSignature
from stillroom.apps.oversight.presenters.words import RISKS
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.competence.days import day_of
from stillroom.ui.forms import (
    CharField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    MultipleChoiceField,
    SelectField,
    TextField,
)


def _today() -> date:
    return day_of(clock.now())


class BeginTrailForm(Form):
    since = DateField(label="First day", what="the first day", latest=_today)
    until = DateField(label="Last day", what="the last day", hint="Up to today.", latest=_today)
    unit = SelectField(label="What to review", what="what to review", required=False)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(str(unit.id), f"Unit {unit.code}") for unit in units_of(organisation)]
        self.fields["unit"].choices = [("", "The whole organisation"), *units]  # type: ignore[attr-defined]


class CommentForm(Form):
    text = TextField(label="Your comment", what="your comment", rows=3, max_length=1000)


class DecideAccessForm(Form):
    decision = ChoiceField(
        label="Keep the access?",
        what="whether to keep the access",
        choices=AccessDecision.Decision.choices,
        hints={"keep": "The roles stay as they are", "end": "Every role that was given ends now"},
        size="large",
    )
    reason = CharField(
        label="Why",
        what="why",
        hint="For example “Still manages the unit” or “Left in May”.",
        max_length=500,
    )


class SignReviewForm(SigningForm):
    looked_at = MultipleChoiceField(label="What did you look at?", what="what you looked at", choices=())
    conclusion = ChoiceField(
        label="Your conclusion", what="your conclusion", choices=ReviewSignature.Conclusion.choices
    )
    findings = TextField(
        label="What you found, and what is to be done",
        what="what you found",
        hint="Leave empty if there is nothing to say.",
        required=False,
        rows=4,
        max_length=4000,
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == Review.Kind.TRAIL:
            choices = [("everything", "Every entry"), *((str(risk), label) for risk, label in RISKS.items())]
            self.fields["looked_at"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["looked_at"]


class SettingsForm(Form):
    trail_days = IntegerField(
        label="Review the audit trail every", what="the days between reviews", suffix="days", min_value=1, max_value=731
    )
    access_days = IntegerField(
        label="Review who has access every",
        what="the days between access reviews",
        suffix="days",
        min_value=1,
        max_value=731,
    )
    late_days = IntegerField(
        label="An entry is late after", what="the days after which an entry is late", suffix="days", min_value=1
    )
    quick_minutes = IntegerField(
        label="A sign-off is quick within",
        what="the minutes",
        hint="After the last observation it rests on.",
        suffix="minutes",
        min_value=1,
    )
    pair_times = IntegerField(
        label="The same assessor and learner are marked from",
        what="the number of times",
        suffix="observations in the period",
        min_value=2,
    )
    hours_from = IntegerField(
        label="Signing hours begin at", what="the hour", suffix="o’clock", min_value=0, max_value=23
    )
    hours_until = IntegerField(
        label="Signing hours end at", what="the hour", suffix="o’clock", min_value=1, max_value=24
    )
    unused_days = IntegerField(
        label="A role is unused after", what="the days", suffix="days without signing in", min_value=1
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        begin, end = cleaned.get("hours_from"), cleaned.get("hours_until")
        if begin is not None and end is not None and begin >= end:
            self.add_error("hours_until", "The hour must be later than the one signing hours begin at")
        return cleaned
