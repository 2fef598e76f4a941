from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from markupsafe import Markup

Params = dict[str, Any]


class NhsField(forms.Field):
    """What our fields share: a hint, classes, error messages in NHS style and the parameters of an NHS.UK macro.

    Parameters
    ----------
    label
        What the reader sees: "Batch number".
    what
        The label as it reads inside a sentence: "the batch number" gives "Enter the batch number".
        Without it the label is used with a small first letter.
    hint
        Shown under the label. Text, or ``Markup`` for a hint with links.
    label_classes, classes
        CSS classes of the label (or legend) and of the control, such as ``nhsuk-label--m``, ``nhsuk-input--width-10``.
    page_heading
        Whether the label is the page's ``h1``.
    """

    ask: ClassVar[str] = "Enter"
    drawn_by: ClassVar[str]

    def __init__(
        self,
        *,
        label: str,
        what: str = "",
        hint: str = "",
        label_classes: str = "",
        classes: str = "",
        page_heading: bool = False,
        error_messages: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        self.what = what or _inside_a_sentence(label)
        self.hint = hint
        self.label_classes = label_classes
        self.classes = classes
        self.page_heading = page_heading
        messages = {**self.messages(label=label, what=self.what), **(error_messages or {})}
        super().__init__(label=label, error_messages=messages, template_name=self.drawn_by, **kwargs)

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        """Return the error messages by Django's codes; each says what to do."""
        return {"required": f"{self.ask} {what}"}

    def nothing(self) -> Any:
        """Return the cleaned value of a field that was not asked."""
        return None

    def macro_params(self, bound: BoundField) -> Params:
        """Return what the NHS.UK macro of this field is called with."""
        return {
            "id": bound.auto_id,
            "name": bound.html_name,
            "value": self.shown_value(bound),
            "label": self.label_params(),
            "classes": self.classes,
            "disabled": self.disabled,
            **self.hint_and_error(bound),
        }

    def shown_value(self, bound: BoundField) -> str:
        """Return what stands in the control: what was typed, or else the initial value."""
        value = bound.value()
        return "" if value is None else str(value)

    def label_params(self) -> Params:
        """Return the parameters of the label or legend."""
        return {"text": self.label, "classes": self.label_classes, "isPageHeading": self.page_heading}

    def hint_and_error(self, bound: BoundField) -> Params:
        """Return the parameters of hint and error message, those that there are."""
        params: Params = {}
        if self.hint:
            params["hint"] = {"html": self.hint} if isinstance(self.hint, Markup) else {"text": self.hint}
        if bound.errors:
            params["errorMessage"] = {"text": str(bound.errors[0])}
        return params

    def error_target(self, bound: BoundField) -> str:
        """Return the id of the control that an error message about this field leads to."""
        return str(bound.auto_id)


def _inside_a_sentence(label: str) -> str:
    is_acronym = label[1:2].isupper() or label[1:2].isdigit()
    return label if is_acronym else label[:1].lower() + label[1:]
