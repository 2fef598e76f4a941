"""The forms by which a unit says what it adds."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from stillroom.apps.framework.models import SopVersion
from stillroom.competence.context import Context
from stillroom.ui.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    MultipleChoiceField,
    SelectField,
    TextField,
)

Choices = Sequence[tuple[str, str]]


class AdoptRoleForm(Form):
    role_profile = SelectField(label="Role", what="the role")
    framework = SelectField(label="Framework", what="the framework")

    def __init__(self, *args: Any, roles: Choices, frameworks: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role_profile"].choices = [("", "Choose a role"), *roles]  # type: ignore[attr-defined]
        self.fields["framework"].choices = [("", "Choose a framework"), *frameworks]  # type: ignore[attr-defined]


class LocalRequirementForm(Form):
    role_profile = SelectField(label="Role", what="the role")
    competency = SelectField(label="Competency", what="the competency")
    context = CharField(
        label="Context",
        hint="For example equipment=isolator, or facility=ms; equipment=open_cabinet. Leave empty for any.",
        required=False,
        max_length=500,
        spellcheck=False,
    )
    mandatory = ChoiceField(
        label="Is it needed to be ready for the role here?",
        what="whether it is needed to be ready",
        choices=[("yes", "Yes, nobody is ready without it"), ("no", "No, it is wanted but not required")],
        initial="yes",
    )
    grace_days = IntegerField(
        label="Days after the start in the role",
        what="the number of days",
        hint="By then it has to be in force. A unit may ask sooner than the role does everywhere, never later.",
        min_value=0,
        max_value=3660,
        initial=90,
        suffix="days",
        classes="nhsuk-input--width-4",
    )

    def __init__(self, *args: Any, roles: Choices, competencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role_profile"].choices = [("", "Choose a role"), *roles]  # type: ignore[attr-defined]
        self.fields["competency"].choices = [("", "Choose a competency"), *competencies]  # type: ignore[attr-defined]

    def clean_context(self) -> Context:
        try:
            return Context.parse(self.cleaned_data["context"])
        except ValueError as error:
            raise ValidationError(f"{error}. Write key=value pairs with semicolons between them") from error


class LocalNoteForm(Form):
    competency = SelectField(label="Competency", what="the competency")
    text = TextField(
        label="In our unit this differs",
        what="what differs",
        hint="One or two sentences. Leave empty to end the note. No patients’ or colleagues’ details.",
        required=False,
        max_length=1000,
        rows=4,
    )

    def __init__(self, *args: Any, competencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competency"].choices = [("", "Choose a competency"), *competencies]  # type: ignore[attr-defined]


class SopForm(Form):
    code = CharField(label="Code", what="the code", max_length=50, hint="As on the document, for example SOP-014.")
    version = CharField(label="Version", what="the version", max_length=20)
    title = CharField(label="Title", what="the title", max_length=200)
    competencies = MultipleChoiceField(
        label="Competencies it stands behind", what="the competencies", hint="Whoever’s role asks for one is asked."
    )
    asks = ChoiceField(
        label="What does this version ask of people?",
        what="what it asks of people",
        choices=SopVersion.Asks.choices,
        initial=SopVersion.Asks.READ,
    )
    effective_on = DateField(label="Takes effect on", what="the day it takes effect")
    review_on = DateField(label="Next review by", what="the day of the next review")
    owner = CharField(label="Owner", what="the owner", max_length=200, hint="A name or a role.")
    kept_at = CharField(
        label="Where it is kept", what="where it is kept", max_length=500, hint="The document system, folder or shelf."
    )

    def __init__(self, *args: Any, competencies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competencies"].choices = list(competencies)  # type: ignore[attr-defined]


class EndForm(Form):
    """Ends something that a unit added; the record of it stays."""

    sure = BooleanField(label="Yes, end it", what="that you want to end it")
