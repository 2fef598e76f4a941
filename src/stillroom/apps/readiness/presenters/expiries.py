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
Expiry = tuple[date, BoardPost, BoardItem]
KINDS = {State.NOT_REQUIRED: "exemption", State.SUPERVISED: "clearance to work supervised"}


def expiring(posts: Sequence[BoardPost], today: date, days: int = DAYS) -> list[Expiry]:
    """In order of the last valid day; what two posts of one person share is counted once."""
    last = today + timedelta(days=days)
    found = {
        (post.person, item.key): (item.valid_until, post, item)
        for post in posts
        for item in post.items
        if item.state in RUN_OUT and item.valid_until is not None and item.valid_until <= last
    }
    return sorted(found.values(), key=lambda each: (each[0], each[1].name, each[2].competency))


def expiry_months(found: Sequence[Expiry], frameworks: Frameworks, today: date) -> list[dict[str, Any]]:
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
            "people": _by_person(by_month.get(month, ()), frameworks),
        }
        for month in months
    ]


def _by_person(rows: Sequence[Expiry], frameworks: Frameworks) -> list[dict[str, Any]]:
    """One line a person: her first item in full, the others by their codes."""
    by_person: dict[str, list[Expiry]] = {}
    for row in rows:
        by_person.setdefault(row[1].person, []).append(row)
    return [
        {
            "name": found[0][1].name,
            "href": reverse("person", args=[person]),
            "what": "; ".join(_words(row, frameworks, short=index > 0) for index, row in enumerate(found)),
        }
        for person, found in by_person.items()
    ]


def _words(row: Expiry, frameworks: Frameworks, *, short: bool) -> str:
    last_day, _, item = row
    what = item.competency if short else competency_words(frameworks, *item.key)
    kind = f" ({KINDS[item.state]})" if item.state in KINDS else ""
    return f"{what}{kind} on {last_day.day} {last_day:%B}"


def _months(first: date, last: date) -> list[tuple[int, int]]:
    found = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        found.append((year, month))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def expiry_finding(found: Sequence[Expiry]) -> str:
    if not found:
        return f"Nothing runs out in the next {DAYS} days."
    people = len({post.person for _, post, _ in found})
    return (
        f"{sentence(count(len(found), 'item'))} of {count(people, 'person', 'people')}"
        f" {verb(len(found), 'runs', 'run')} out in the next {DAYS} days."
    )
