"""The list of units, each with how many of its posts are role-ready."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.places.models import Unit, UnitDetails
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.apps.readiness.selectors.board import BoardPost


def unit_list(
    units: Sequence[Unit], boards: Mapping[UUID, Sequence[BoardPost]], details: Mapping[UUID, UnitDetails]
) -> dict[str, Any]:
    rows = [_row(unit, boards[unit.id], details.get(unit.id)) for unit in units]
    posts = sum(row["posts"] for row in rows)
    ready = sum(row["ready"] for row in rows)
    found = (
        f"{ready} of {count(posts, 'post')} in {count(len(rows), 'unit')} {verb(ready, 'is', 'are')} role-ready today."
    )
    return {"rows": rows, "finding": sentence(found) if posts else "Nobody holds a post in these units today."}


def _row(unit: Unit, posts: Sequence[BoardPost], details: UnitDetails | None) -> dict[str, Any]:
    ready = sum(post.role_ready for post in posts)
    return {
        "name": details.name if details else unit.code,
        "place": ", ".join(filter(None, (details.site if details else "", unit.organisation.name))),
        "href": reverse("unit_board", args=[unit.id]),
        "authorised_href": reverse("unit_authorised", args=[unit.id]),
        "ready": ready,
        "posts": len(posts),
        "text": f"{ready} of {len(posts)} role-ready" if posts else "Nobody in post",
    }
