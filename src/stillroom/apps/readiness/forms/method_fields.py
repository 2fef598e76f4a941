"""The fields that a laboratory method's record asks for, added to a form and taken out of it as details."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms as django_forms

from stillroom.apps.readiness.models import MethodField
from stillroom.ui.forms import CharField, ChoiceField, DateField, DecimalField


def add_fields(form: django_forms.Form, asked: Sequence[MethodField], initial: Mapping[str, str]) -> None:
    for each in asked:
        form.fields[each.name] = _field(each, initial.get(each.name, ""))


def _field(each: MethodField, initial: str) -> django_forms.Field:
    common: dict[str, Any] = {
        "label": each.label if each.mandatory else f"{each.label} (optional)",
        "what": f"the {each.label[:1].lower()}{each.label[1:]}",
        "required": each.mandatory,
    }
    if each.shape == MethodField.DATE:
        return DateField(initial=date.fromisoformat(initial) if initial else None, **common)
    if each.shape == MethodField.NUMBER:
        return DecimalField(suffix=each.suffix, min_value=-100, max_value=200, initial=initial or None, **common)
    if each.shape == MethodField.CHOICE:
        choices = [(choice, choice) for choice in each.choices]
        return ChoiceField(choices=choices, initial=initial or None, inline=True, size="small", **common)
    return CharField(max_length=50, initial=initial, **common)


def details_from(cleaned: Mapping[str, Any], asked: Sequence[MethodField]) -> dict[str, str]:
    found = {}
    for each in asked:
        value = cleaned.get(each.name)
        if value not in (None, ""):
            found[each.name] = value.isoformat() if isinstance(value, date) else str(value)
    return found


def check_order(form: django_forms.Form, cleaned: Mapping[str, Any]) -> None:
    """No incubation ends before it begins."""
    for stage in ("stage_1", "stage_2"):
        first, last = cleaned.get(f"{stage}_from"), cleaned.get(f"{stage}_to")
        if first and last and last < first:
            form.add_error(f"{stage}_to", "The incubation must end on the day it began or later")
