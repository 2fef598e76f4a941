"""Rating the foundation attributes, and naming a mentor."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.apps.plans.services.rate_attributes import Rated
from stillroom.competence.level import Level
from stillroom.ui.forms import ChoiceField, Form, HiddenField, SelectField, TextField


class RatingForm(Form):
    """All attributes at once; any may be left out. Each carries the id of its statement."""

    def __init__(
        self, *args: Any, attributes: Sequence[tuple[str, str]], levels: Mapping[str, Sequence[Level]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._levels = {code: {str(level.level): level for level in found} for code, found in levels.items()}
        for code, title in attributes:
            found = self._levels.get(code, {})
            self.fields[f"statement_{code}"] = HiddenField(initial=new_statement_id)
            self.fields[f"level_{code}"] = ChoiceField(
                label=title,
                what=f"a level for {title}",
                label_classes="nhsuk-fieldset__legend--s",
                choices=[(number, f"{number} {level.title}") for number, level in found.items()],
                hints={number: level.descriptor for number, level in found.items() if level.descriptor},
                required=False,
            )
            self.fields[f"comment_{code}"] = TextField(
                label=f"Comment on {title}",
                what="a comment",
                hint="What shows it, or what would help. Leave out patients’ details.",
                required=False,
                max_length=1000,
                rows=2,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for code in self._codes():
            if cleaned.get(f"comment_{code}") and not cleaned.get(f"level_{code}"):
                self.add_error(f"level_{code}", "Choose a level too, or clear the comment")
            try:
                UUID(cleaned.get(f"statement_{code}", ""))
            except ValueError:
                raise ValidationError("Open the form again: it has lost its place") from None
        if not any(cleaned.get(f"level_{code}") for code in self._codes()):
            raise ValidationError("Rate at least one attribute")
        return cleaned

    def ratings(self) -> list[Rated]:
        """What was rated, in the order of the attributes."""
        said = self.cleaned_data
        return [
            Rated(said[f"statement_{code}"], code, self._levels[code][said[f"level_{code}"]], said[f"comment_{code}"])
            for code in self._codes()
            if said.get(f"level_{code}")
        ]

    def _codes(self) -> list[str]:
        return [name.removeprefix("level_") for name in self.fields if name.startswith("level_")]


class MentorForm(Form):
    mentor = SelectField(label="Mentor", what="a mentor", hint="They are asked on their home page, and accept there.")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentor"].choices = [("", "Choose somebody"), *people]  # type: ignore[attr-defined]
