"""The forms by which somebody is received from another employer."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.readiness.forms.stating import SigningForm
from stillroom.ui.forms import CharField, ChoiceField, DateField, FileField, Form, SelectField, TextField

FILE, TEXT, LINK = "file", "text", "link"
LATER = ""


class ReceiveForm(Form):
    """For which role and unit, and the passport itself."""

    unit = SelectField(label="Unit", what="the unit")
    role_profile = SelectField(label="Role", what="the role")
    how = ChoiceField(
        label="How do they show their passport?",
        what="how they show their passport",
        choices=[(FILE, "A file"), (LINK, "A link that they share"), (TEXT, "Text")],
        reveals={FILE: ("file",), LINK: ("link",), TEXT: ("text",)},
        initial=FILE,
    )
    file = FileField(
        label="Passport file",
        what="the passport file",
        hint="The file they saved from their passport, or one credential, up to 5 MB.",
        accept=(".json", ".jwt", ".txt", ".png", ".svg"),
        max_megabytes=5,
    )
    link = CharField(label="Link", what="the link", max_length=500, spellcheck=False)
    text = TextField(label="Text of the passport", what="the text", rows=6)

    def __init__(
        self, *args: Any, units: Sequence[tuple[str, str]], roles: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Choose a unit"), *units]  # type: ignore[attr-defined]
        self.fields["role_profile"].choices = [("", "Choose a role"), *roles]  # type: ignore[attr-defined]


class ComparePersonForm(Form):
    """Who she is was checked in her presence, and compared with whom the credentials name."""

    how = ChoiceField(
        label="How did you make sure who they are?", what="how you made sure", choices=IdentityCheck.How.choices
    )
    name_differs_because = CharField(
        label="Why does the name differ?",
        what="why the name differs",
        hint="For example a change of name on marriage, with the document that you saw.",
        max_length=300,
    )

    def __init__(self, *args: Any, differs: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not differs:
            del self.fields["name_differs_because"]


class DecideForm(SigningForm):
    """One choice for each item, then one signature. `items`: field → label, hint and choices."""

    def __init__(
        self, *args: Any, items: Mapping[str, tuple[str, str, Sequence[tuple[str, str]]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint, choices) in items.items():
            self.fields[name] = SelectField(
                label=label,
                hint=hint,
                what="what you decide",
                choices=[*choices, (LATER, "Decide later")],
                initial=choices[0][0],
                required=False,
            )
        self.item_names = tuple(items)
        self.order_fields(["statement", *items, "password"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in self.item_names):
            raise ValidationError("Decide at least one item, or go back.")
        return cleaned


class FastTrackForm(Form):
    """Who sees to each item, and when. `items`: field → label, who may, and the day suggested."""

    def __init__(
        self, *args: Any, items: Mapping[str, tuple[str, Sequence[tuple[str, str]], Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, observers, day) in items.items():
            self.fields[f"{name}-who"] = SelectField(
                label=label,
                what="who sees them",
                choices=[*observers, (LATER, "Nobody yet")],
                initial=observers[0][0] if observers else LATER,
                required=False,
            )
            self.fields[f"{name}-on"] = DateField(
                label=f"On which day? ({label.partition(' ')[0]})", what="the day", initial=day, required=False
            )


class ReinstateForm(SigningForm):
    reason = CharField(
        label="Deviation reference",
        what="the deviation reference",
        hint="Under which the withdrawal was looked into here.",
        max_length=200,
    )
