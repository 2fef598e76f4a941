from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.forms.boundfield import BoundField

from stillroom.ui.forms.fields.base import NhsField, Params


class ChoiceField(NhsField, forms.ChoiceField):
    """Pick one, as radios.

    Parameters
    ----------
    hints
        A hint under a choice, by its value.
    reveals
        Names of the fields that a choice reveals, by its value. The page does not draw those itself,
        and with :class:`stillroom.ui.forms.Form` they count only when revealed.
    size
        ``"large"`` for a hand on a tablet, ``"small"`` for dense screens.
    inline
        Whether the choices stand beside each other.
    divider_before
        The value before which the word "or" stands.
    """

    drawn_by: ClassVar[str] = "ui/forms/radios.jinja"
    ask: ClassVar[str] = "Select"

    def __init__(
        self,
        *,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, Iterable[str]] | None = None,
        size: str = "",
        inline: bool = False,
        divider_before: str = "",
        **kwargs: Any,
    ) -> None:
        self.hints = hints or {}
        self.reveals = {value: tuple(names) for value, names in (reveals or {}).items()}
        self.size = size
        self.inline = inline
        self.divider_before = divider_before
        super().__init__(**kwargs)

    def messages(self, *, label: str, what: str) -> dict[str, str]:
        wrong = f"{self.ask} {what} from the list"
        return {**super().messages(label=label, what=what), "invalid_choice": wrong, "invalid_list": wrong}

    def macro_params(self, bound: BoundField) -> Params:
        return {
            "idPrefix": bound.auto_id,
            "name": bound.html_name,
            "classes": f"{self.classes} app-choices--large".strip() if self.size == "large" else self.classes,
            "small": self.size == "small",
            "inline": self.inline,
            "disabled": self.disabled,
            "fieldset": {"legend": self.label_params()},
            "items": self.items(bound),
            **self.hint_and_error(bound),
        }

    def items(self, bound: BoundField) -> list[Params]:
        """Return the parameters of each choice, with the fields that it reveals already drawn."""
        chosen = self.chosen(bound)
        items: list[Params] = []
        for key, text in self.pairs():
            if key and key == self.divider_before:
                items.append({"divider": "or"})
            item: Params = {"value": key, "text": text, "checked": key in chosen}
            # The error summary leads to the field's own id, which the first choice must carry.
            if not items:
                item["id"] = bound.auto_id
            if key in self.hints:
                item["hint"] = {"text": self.hints[key]}
            if key in self.reveals:
                item["conditional"] = {"html": "".join(bound.form[n].as_field_group() for n in self.reveals[key])}
            items.append(item)
        return items

    def pairs(self) -> list[tuple[str, str]]:
        """Return the choices as value and text."""
        return [(str(value), str(text)) for value, text in cast(Iterable[tuple[Any, Any]], self.choices)]

    def nothing(self) -> Any:
        return ""

    def chosen(self, bound: BoundField) -> set[str]:
        """Return the values that are picked now."""
        value = bound.value()
        return set() if value is None else {str(value)}


class SelectField(ChoiceField):
    """Pick one from a list that drops down; for more choices than fit as radios."""

    drawn_by: ClassVar[str] = "ui/forms/select.jinja"

    def macro_params(self, bound: BoundField) -> Params:
        chosen = self.chosen(bound)
        items = [{"value": key, "text": text, "selected": key in chosen} for key, text in self.pairs()]
        return NhsField.macro_params(self, bound) | {"items": items}


class MultipleChoiceField(ChoiceField, forms.MultipleChoiceField):
    """Pick any number, as checkboxes."""

    drawn_by: ClassVar[str] = "ui/forms/checkboxes.jinja"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.CheckboxSelectMultiple} | kwargs)

    def nothing(self) -> Any:
        return []

    def chosen(self, bound: BoundField) -> set[str]:
        return {str(value) for value in bound.value() or ()}
