from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from stillroom.ui.forms.fields.base import NhsField, Params


class NumberField(NhsField):
    """What whole and decimal numbers share: a text input that asks phones for the number keys, as NHS.UK advises."""

    drawn_by: ClassVar[str] = "ui/forms/input.jinja"
    inputmode: ClassVar[str] = "numeric"

    def __init__(self, *, prefix: str = "", suffix: str = "", **kwargs: Any) -> None:
        self.prefix = prefix
        self.suffix = suffix
        super().__init__(widget=forms.TextInput, **kwargs)

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        return {
            **super().messages(label=label, what=what),
            "invalid": f"{label} must be a number, like 0.8",
            "min_value": f"{label} must be %(limit_value)s or more",
            "max_value": f"{label} must be %(limit_value)s or less",
        }

    def macro_params(self, bound: BoundField) -> Params:
        params = super().macro_params(bound) | {"type": "text", "inputmode": self.inputmode, "spellcheck": False}
        if self.prefix:
            params["prefix"] = self.prefix
        if self.suffix:
            params["suffix"] = self.suffix
        return params


class IntegerField(NumberField, forms.IntegerField):
    """A whole number."""

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        return {**super().messages(label=label, what=what), "invalid": f"{label} must be a whole number, like 15"}


class DecimalField(NumberField, forms.DecimalField):
    """A number with decimals, such as FTE."""

    inputmode: ClassVar[str] = "decimal"

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        return {
            **super().messages(label=label, what=what),
            "max_digits": f"{label} must have %(max)s digits or fewer",
            "max_decimal_places": f"{label} must have %(max)s decimal places or fewer",
            "max_whole_digits": f"{label} must have %(max)s digits or fewer before the decimal point",
        }
