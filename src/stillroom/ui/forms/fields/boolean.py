from typing import ClassVar

from django import forms
from django.forms.boundfield import BoundField

from stillroom.ui.forms.fields.base import NhsField, Params


class BooleanField(NhsField, forms.BooleanField):
    """One checkbox. When it is required, leaving it empty asks the reader to confirm."""

    drawn_by: ClassVar[str] = "ui/forms/checkboxes.jinja"
    ask: ClassVar[str] = "Confirm that"

    def macro_params(self, bound: BoundField) -> Params:
        item = {
            "text": self.label,
            "value": "on",
            "checked": bool(bound.value()),
            "label": {"classes": self.label_classes} if self.label_classes else {},
        }
        params = {"idPrefix": bound.auto_id, "name": bound.html_name, "classes": self.classes, "items": [item]}
        said = self.hint_and_error(bound)
        if "hint" in said:
            item["hint"] = said.pop("hint")
        if "errorMessage" in said:
            # The macro ties an error to a fieldset, and a single box has none.
            params["describedBy"] = f"{bound.auto_id}-error"
        return {**params, **said}
