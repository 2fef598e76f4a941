"""What the pages about laboratory results say."""

import json
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import in_words
from stillroom.apps.readiness.presenters.words import context_words, method_label
from stillroom.competence.days import day_of


def results_page(rows: list[Statement], names: dict[str, str]) -> list[dict[str, Any]]:
    today = day_of(clock.now())
    return [
        {
            "person": names.get(row.person, ""),
            "what": f"{row.competency}: {method_label(row.method)}",
            "context": context_words(row.context),
            "sampled": row.occurred_at,
            "days": (today - day_of(row.occurred_at)).days,
            "href": reverse("result", args=[row.id]),
        }
        for row in rows
    ]


def result_page(row: Statement, names: dict[str, str], labels: Mapping[str, str]) -> dict[str, Any]:
    details = json.loads(row.details) if row.details else {}
    facts = [
        {"key": "Person", "value": names.get(row.person, "")},
        {"key": "Competency", "value": row.competency},
        {"key": "Method", "value": method_label(row.method)},
        {"key": "Context", "value": context_words(row.context)},
        {"key": "Sampled", "value_at": row.occurred_at},
        {"key": "By", "value": names.get(row.author, "")},
    ]
    facts += [{"key": label, "value": in_words(details[key])} for key, label in labels.items() if key in details]
    return {"page_title": f"Read result: {method_label(row.method)}", "facts": facts}
