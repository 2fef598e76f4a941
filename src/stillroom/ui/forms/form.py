from typing import Any, ClassVar

from django import forms

from stillroom.ui.forms.fields.base import NhsField
from stillroom.ui.forms.fields.choices import ChoiceField


class Form(forms.Form):
    """A form in which fields revealed by a choice count only when that choice is picked.

    A revealed field is declared as it is when revealed, so usually required; while hidden it cannot be wrong,
    and its cleaned value is empty. A subclass with its own ``clean`` calls ``super().clean()`` first.
    """

    template_name: ClassVar[str] = "ui/forms/form.jinja"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.hidden_names():
            self.errors.pop(name, None)
            field = self.fields[name]
            cleaned[name] = field.nothing() if isinstance(field, NhsField) else None
        return cleaned

    def hidden_names(self) -> set[str]:
        """Return the names of the fields that no picked choice reveals."""
        revealed: set[str] = set()
        possible: set[str] = set()
        for name, field in self.fields.items():
            if isinstance(field, ChoiceField):
                chosen = field.chosen(self[name])
                for value, names in field.reveals.items():
                    possible.update(names)
                    revealed.update(names if value in chosen else ())
        return possible - revealed

    def top_level(self) -> list[forms.BoundField]:
        """Return the fields that a page draws itself: all but those that a choice reveals."""
        choices = [field for field in self.fields.values() if isinstance(field, ChoiceField)]
        inside = {name for field in choices for names in field.reveals.values() for name in names}
        return [bound for bound in self if bound.name not in inside]
