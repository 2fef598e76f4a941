"""What runs out in the coming three months."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.urls import reverse

from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.apps.readiness.selectors.board import BoardItem, BoardPost
from stillroom.competence.framework import Frameworks
from stillroom.competence.readiness import MAY_WORK, State

DAYS = 90
RUN_OUT = MAY_WORK | {State.NOT_REQUIRED, State.SUPERVISED}
KINDS = {State.NOT_REQUIRED: "exemption", State.SUPERVISED: "clearance to work supervised"}


def expiring(posts: Sequence[BoardPost], today: date, days: int = DAYS) -> list[tuple[date, BoardPost, BoardItem]]:
    """In order of the last valid day; what two posts of one person share is counted once."""
    last = today + timedelta(days=days)
    found = {
        (post.person, item.key): (item.valid_until, post, item)
        for post in posts
        for item in post.items
        if item.state in RUN_OUT and item.valid_until is not None and item.valid_until <= last
    }
    return sorted(found.values(), key=lambda each: (each[0], each[1].name, each[2].competency))


def expiry_months(
    found: Sequence[tuple[date, BoardPost, BoardItem]], frameworks: Frameworks, today: date
) -> list[dict[str, Any]]:
    """The coming months, those without an expiry too, each with what runs out in it."""
    by_month = {month: list(rows) for month, rows in groupby(found, key=lambda each: (each[0].year, each[0].month))}
    months = _months(today, today + timedelta(days=DAYS))
    largest = max((len(rows) for rows in by_month.values()), default=0)
    return [
        {
            "name": f"{date(*month, 1):%B %Y}",
            "number": len(by_month.get(month, ())),
            "largest": largest,
            "text": sentence(count(len(by_month.get(month, ())), "item")),
            "items": [
                {
                    "name": post.name,
                    "href": f"{reverse('person', args=[post.person])}#r-{item.requirement}",
                    "what": competency_words(frameworks, *item.key),
                    "kind": KINDS.get(item.state, "sign-off"),
                    "day": last_day,
                }
                for last_day, post, item in by_month.get(month, ())
            ],
        }
        for month in months
    ]


def _months(first: date, last: date) -> list[tuple[int, int]]:
    found = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        found.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def expiry_finding(found: Sequence[tuple[date, BoardPost, BoardItem]]) -> str:
    if not found:
        return f"Nothing runs out in the next {DAYS} days."
    people = len({post.person for _, post, _ in found})
    return (
        f"{sentence(count(len(found), 'item'))} of {count(people, 'person', 'people')}"
        f" {verb(len(found), 'runs', 'run')} out in the next {DAYS} days."
    )
