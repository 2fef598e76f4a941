"""Learning items in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.academy.models import LearningItem
from stillroom.apps.academy.models.learning_item import Approval
from stillroom.apps.plans.models import PlanWay
from stillroom.apps.plans.presenters.ways import duration
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.ui.formats import day

NOT_STATED = "Not stated"


def catalogue_finding(items: Sequence[LearningItem], unserved: Mapping[str, str]) -> str:
    drafts = sum(item.approval != Approval.NATIONAL for item in items)
    if not items:
        return "No learning item is found."
    none = f" {sentence(count(len(unserved), 'competency', 'competencies'))} {verb(len(unserved), 'has', 'have')} none."
    return (
        f"{sentence(count(len(items), 'learning item'))}, of which {drafts} {verb(drafts, 'is', 'are')} not nationally"
        f" approved.{none if unserved else ''}"
    )


def item_task(item: LearningItem) -> dict[str, Any]:
    how = [item.get_kind_display() if item.kind else "", item.provider, duration(item.minutes) if item.minutes else ""]
    serves = f"Serves {', '.join(item.competencies)}." if item.competencies else "Serves no competency yet."
    return {
        "text": item.title,
        "hint": f"{', '.join(filter(None, how))}{'. ' if any(how) else ''}{serves}",
        "href": reverse("learning_item", args=[item.id]),
        "status": "Approved" if item.approval == Approval.NATIONAL else "Draft",
        "tone": "ok" if item.approval == Approval.NATIONAL else "training",
    }


def item_facts(item: LearningItem, titles: Mapping[str, str], today: date) -> list[dict[str, str]]:
    serves = "; ".join(f"{code} {titles.get(code, '')}".strip() for code in item.competencies)
    late = " – overdue for review" if item.review_date and item.review_date < today else ""
    return [
        {"key": "Approval", "value": item.get_approval_display()},
        {"key": "Provider", "value": item.provider or NOT_STATED},
        {"key": "How", "value": item.get_kind_display() if item.kind else NOT_STATED},
        {"key": "Where", "value": item.where or NOT_STATED},
        {"key": "How long", "value": duration(item.minutes) if item.minutes else NOT_STATED},
        {"key": "Assessed", "value": "Yes, by its provider" if item.assessed else "No"},
        {"key": "Serves", "value": serves or "No competency yet"},
        {"key": "Version", "value": item.version or NOT_STATED},
        {"key": "Content of", "value": day(item.content_date) or NOT_STATED},
        {"key": "Review due", "value": f"{day(item.review_date)}{late}" if item.review_date else NOT_STATED},
        {"key": "Owner", "value": item.owner or NOT_STATED},
        {"key": "Remarks", "value": item.remarks or "None"},
        {"key": "Source", "value": item.source or NOT_STATED},
    ]


def sent_rows(ways: Sequence[PlanWay]) -> list[dict[str, Any]]:
    return [
        {"cells": [way.plan.person.full_name, way.reason, day(way.planned_on) or "No day yet", str(way.chosen_by)]}
        for way in ways
    ]
