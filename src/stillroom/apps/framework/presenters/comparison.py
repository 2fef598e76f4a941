"""A comparison as its page shows it."""

from collections.abc import Sequence
from typing import Any

from django.forms import BoundField

from stillroom.apps.framework.forms.decisions import DecisionsForm
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.presenters.scheme_in_words import scheme_in_words
from stillroom.competence.comparison import Comparison, Difference, Fate, ItemComparison
from stillroom.competence.framework import Change
from stillroom.competence.scheme import Scheme
from stillroom.ui.formats import day

FIELDS = {
    "group": "Group",
    "title": "Title",
    "knowledge": "Why: knowledge",
    "skill": "How: skill",
    "decision": "Judgement: decisions",
    "scheme": "First sign-off",
    "renewal_scheme": "Renewal",
    "requalification_scheme": "After a suspension or revocation",
    "validity_months": "Months valid",
    "renewal_window_days": "Days due soon",
    "requires": "Has to be in force first",
    "recency_days": "Days of absence",
    "activity_count": "Entries in the activity log",
    "activity_days": "Days they count",
    "critical": "Critical",
    "assessor": "Assessor competency",
    "levels": "Levels",
}
CLASSES = {Change.EDITORIAL: ("Wording", "green"), Change.SUBSTANTIVE: ("Substance", "orange")}
SCHEMES = ("scheme", "renewal_scheme", "requalification_scheme")


def comparison_page(
    version: FrameworkVersion, before: FrameworkVersion | None, comparison: Comparison, form: DecisionsForm | None
) -> dict[str, Any]:
    changed = comparison.of(Fate.CHANGED)
    fields = _fields(form) if form else [[] for _ in changed]
    return {
        "page_title": f"What changes from {before.version} to {version.version}" if before else "The first version",
        "version": version,
        "before": before,
        "form": form,
        "summary": _summary(comparison),
        "changed": [_item(item, bound) for item, bound in zip(changed, fields, strict=True)],
        "new": [f"{item.code} {item.title}" for item in comparison.of(Fate.NEW)] if before else [],
        "dropped": [f"{item.code} {item.title}" for item in comparison.of(Fate.DROPPED)],
        "undecided": len(comparison.undecided),
        "effect_shown": not version.is_published,
    }


def _fields(form: DecisionsForm) -> list[list[BoundField]]:
    return [[form[f"change_{number}"]] for number in range(len(form.items))]


def _summary(comparison: Comparison) -> str:
    parts = [
        f"{len(found)} {fate.value}"
        for fate in (Fate.CHANGED, Fate.NEW, Fate.DROPPED, Fate.UNCHANGED)
        if (found := comparison.of(fate))
    ]
    return ", ".join(parts)


def _item(item: ItemComparison, fields: Sequence[BoundField]) -> dict[str, Any]:
    return {
        "name": f"{item.code} {item.title}",
        "proposed": _class(item.proposed),
        "chosen": _chosen(item),
        "softened": item.softened,
        "differences": [_difference(each) for each in item.differences],
        "fields": fields,
    }


def _chosen(item: ItemComparison) -> str:
    if item.undecided or item.after is None:
        return "Not chosen yet"
    if item.chosen is Change.SUBSTANTIVE:
        return f"In substance: earlier sign-offs hold until {day(item.after.transition_until)}"
    return "Wording only: sign-offs go on"


def _difference(each: Difference) -> dict[str, Any]:
    return {
        "field": FIELDS[each.field],
        "before": _value(each.field, each.before),
        "after": _value(each.field, each.after),
        "class": _class(each.proposed),
        "reason": each.reason,
    }


def _value(name: str, text: str) -> str:
    if not text:
        return "Nothing"
    return "; ".join(scheme_in_words(Scheme.parse(text))) if name in SCHEMES else text


def _class(change: Change) -> dict[str, str]:
    text, colour = CLASSES[change]
    return {"text": text, "classes": f"nhsuk-tag--{colour}"}
