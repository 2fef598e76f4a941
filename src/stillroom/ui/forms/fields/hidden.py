from typing import Any, ClassVar

from django import forms

from stillroom.ui.forms.fields.base import NhsField


class HiddenField(NhsField, forms.CharField):
    """A value that the page carries along, such as the id that makes a double submit harmless."""

    drawn_by: ClassVar[str] = "ui/forms/hidden.jinja"

    def __init__(self, *, label: str = "Hidden value", **kwargs: Any) -> None:
        super().__init__(label=label, widget=forms.HiddenInput, **kwargs)

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        return {"required": "Something this page needs was lost on the way. Open the page again"}
