from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from stillroom.ui.forms.fields.base import NhsField, Params


class CharField(NhsField, forms.CharField):
    """One line of text. No ``maxlength`` reaches the browser: text cut off in silence is worse than a message."""

    drawn_by: ClassVar[str] = "ui/forms/input.jinja"
    input_type: ClassVar[str] = "text"

    def __init__(
        self,
        *,
        autocomplete: str = "",
        inputmode: str = "",
        prefix: str = "",
        suffix: str = "",
        spellcheck: bool | None = None,
        **kwargs: Any,
    ) -> None:
        self.autocomplete = autocomplete
        self.inputmode = inputmode
        self.prefix = prefix
        self.suffix = suffix
        self.spellcheck = spellcheck
        super().__init__(**kwargs)

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        return {
            **super().messages(label=label, what=what),
            "max_length": f"{label} must be %(limit_value)d characters or less; it has %(show_value)d",
            "min_length": f"{label} must be %(limit_value)d characters or more; it has %(show_value)d",
        }

    def nothing(self) -> str:
        return ""

    def macro_params(self, bound: BoundField) -> Params:
        params = super().macro_params(bound) | {"type": self.input_type, "spellcheck": self.spellcheck}
        for name in ("autocomplete", "inputmode", "prefix", "suffix"):
            if given := getattr(self, name):
                params[name] = given
        return params


class EmailField(CharField, forms.EmailField):
    """An email address."""

    input_type: ClassVar[str] = "email"

    def __init__(self, *, autocomplete: str = "email", **kwargs: Any) -> None:
        super().__init__(autocomplete=autocomplete, spellcheck=False, **kwargs)

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        wrong = "Enter an email address in the correct format, like name@example.nhs.uk"
        return {**super().messages(label=label, what=what), "invalid": wrong}


class TextField(CharField):
    """Several lines of text, with a count of the characters left when there is a ``max_length``."""

    drawn_by: ClassVar[str] = "ui/forms/textarea.jinja"

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(widget=forms.Textarea, **kwargs)

    def macro_params(self, bound: BoundField) -> Params:
        params = super().macro_params(bound) | {"rows": self.rows}
        return params | {"maxlength": self.max_length} if self.max_length else params


class PasswordField(CharField):
    """A password or PIN. What was typed is never sent back to the page."""

    drawn_by: ClassVar[str] = "ui/forms/password.jinja"

    def __init__(self, *, autocomplete: str = "current-password", **kwargs: Any) -> None:
        super().__init__(strip=False, autocomplete=autocomplete, widget=forms.PasswordInput, **kwargs)

    def shown_value(self, bound: BoundField) -> str:
        return ""
