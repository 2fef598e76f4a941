"""The authorised-persons list: by competency, who may work alone until when, and who under supervision."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from stillroom.apps.readiness.presenters.board import Column, columns_of
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, listed
from stillroom.apps.readiness.selectors.board import BoardItem, BoardPost
from stillroom.competence.framework import Frameworks
from stillroom.competence.readiness import State
from stillroom.ui.formats import moment, short_day


def authorised_rows(posts: Sequence[BoardPost], frameworks: Frameworks) -> list[dict[str, Any]]:
    """One row for each competency and context that a role here asks for."""
    return [
        {
            "what": competency_words(frameworks, *key),
            "alone": _people(posts, key, alone=True),
            "supervised": _people(posts, key, alone=False),
        }
        for key in columns_of(posts, frameworks)
    ]


def _people(posts: Sequence[BoardPost], key: Column, *, alone: bool) -> list[str]:
    found: dict[str, tuple[str, date | None]] = {}
    for post in posts:
        for item in post.items:
            if item.key == key and _counts(item, alone=alone):
                found[post.person] = (post.name, item.valid_until)
    return [
        f"{name} (until {short_day(until)})" if until else f"{name} (does not expire)"
        for name, until in sorted(found.values(), key=lambda pair: pair[0])
    ]


def _counts(item: BoardItem, *, alone: bool) -> bool:
    return item.may_work if alone else item.state is State.SUPERVISED


def authorised_finding(rows: Sequence[dict[str, Any]]) -> str:
    """Where there is nobody, and where there is only one."""
    if not rows:
        return "No role here asks for a competency yet, so nobody is authorised."
    nobody = [row["what"] for row in rows if not row["alone"]]
    one = [row["what"] for row in rows if len(row["alone"]) == 1]
    parts = []
    if nobody:
        parts.append(f"Nobody may work alone in {listed(nobody, at_most=3)}.")
    if one:
        parts.append(f"Only one person may work alone in {listed(one, at_most=3)}.")
    listed_here = count(len(rows), "competency", "competencies")
    return " ".join(parts) or f"At least two people may work alone in each of the {listed_here} listed."


def valid_words(at: datetime, change: datetime | None) -> str:
    """Until when the paper may be trusted, if nothing more is stated."""
    if change is None:
        return "Valid only with this time. No change is due; a new statement may change it at any moment."
    return (
        f"Valid only with this time. The next change is due on {moment(change)}; a new statement may change it earlier."
    )
