"""The list of people."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.apps.readiness.selectors.board import BoardPost


def people_finding(shown: int, total: int, wanted: str) -> str:
    if not total:
        return ""
    fits = f" {verb(total, 'has', 'have')} “{wanted}” in the name or number" if wanted else ""
    if shown < total:
        fitting = " that fit" if wanted else ""
        return f"The first {shown} of {total} people{fitting}, by name. Type more of the name to narrow the list."
    return f"{sentence(count(total, 'person', 'people'))}{fits or ' whose record you may open'}."


def people_rows(
    people: Sequence[Person],
    boards: Mapping[str, Sequence[BoardPost]],
    roles: Mapping[str, str],
    units: Mapping[UUID, str],
) -> list[dict[str, Any]]:
    return [
        {
            "name": person.full_name,
            "number": person.employee_number,
            "href": reverse("person", args=[person.id]),
            "plan_href": reverse("plan", args=[person.id]),
            "posts": [_post(post, roles, units) for post in boards[person.canonical_id]],
        }
        for person in people
    ]


def _post(post: BoardPost, roles: Mapping[str, str], units: Mapping[UUID, str]) -> dict[str, str]:
    missing = sum(item.mandatory and not item.fulfilled for item in post.items)
    return {
        "text": f"{roles.get(post.role_profile, post.role_profile)}, {units.get(post.unit, '')}",
        "status": "Role-ready" if not missing else f"{missing} missing",
        "tone": "ok" if not missing else "training",
    }
