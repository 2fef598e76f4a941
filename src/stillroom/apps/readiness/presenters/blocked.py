"""What stops whom: each cause once, with all that waits for it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import listed
from stillroom.apps.readiness.presenters.words import STATES
from stillroom.apps.readiness.selectors.board import BoardItem, BoardPost
from stillroom.competence.framework import Frameworks
from stillroom.competence.readiness import State

STOPPED = (State.SUSPENDED, State.REVOKED)
ABSENCE = ""  # stands before every code


def blocked_rows(posts: Sequence[BoardPost], frameworks: Frameworks) -> list[dict[str, Any]]:
    """By person: the cause, and what she may not do because of it."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for post in posts:
        for finding in post.stopped_by:
            rows[post.person, finding.rule.code] = {
                "person": post.person,
                "name": post.name,
                "href": f"{reverse('person_rules', args=[post.person])}",
                "cause": f"{finding.rule.code} {finding.rule.title}",
                "status": "Rule",
                "tone": "stopped",
                "waiting": [finding.reason],
            }
        for item in post.items:
            if item.state in STOPPED:
                _row(rows, post, item.competency, item.state, competency_words(frameworks, *item.key))
        for item in post.items:
            if item.state is State.BLOCKED:
                _blocked(rows, post, item, frameworks)
    return list(rows.values())


def _blocked(
    rows: dict[tuple[str, str], dict[str, Any]], post: BoardPost, item: BoardItem, frameworks: Frameworks
) -> None:
    what = competency_words(frameworks, *item.key)
    for code, state in sorted(_roots(post, item, frozenset()), key=lambda root: root[0]):
        if code == ABSENCE:
            row = _row(rows, post, ABSENCE, None, "Away too long: a return assessment comes first")
        else:
            row = _row(rows, post, code, state, _title(frameworks, code))
        row["waiting"].append(what)


def _roots(post: BoardPost, item: BoardItem, seen: frozenset[str]) -> set[tuple[str, State | None]]:
    """What has to be mended first: not what is itself only blocked, but what blocks that."""
    found: set[tuple[str, State | None]] = {(ABSENCE, None)} if item.recency_broken else set()
    for code in set(item.blocked_by) - seen:
        required = _required(post, code, item)
        if required is not None and required.state is State.BLOCKED:
            found |= _roots(post, required, seen | {code})
        else:
            found.add((code, required.state if required else None))
    return found


def _required(post: BoardPost, code: str, item: BoardItem) -> BoardItem | None:
    """Her own item in what is required; None when her role does not ask for it by itself."""
    found = [each for each in post.items if each.competency == code and not each.may_work]
    exact = [each for each in found if each.context == item.context]
    return next(iter(exact or found), None)


def _row(
    rows: dict[tuple[str, str], dict[str, Any]], post: BoardPost, cause: str, state: State | None, text: str
) -> dict[str, Any]:
    key = (post.person, cause)
    if key not in rows:
        words = STATES[state] if state else None
        rows[key] = {
            "person": post.person,
            "name": post.name,
            "href": reverse("person", args=[post.person]),
            "cause": text,
            "status": words.label if words else "Not in force",
            "tone": words.tone if words else "none",
            "waiting": [],
        }
    return rows[key]


def _title(frameworks: Frameworks, code: str) -> str:
    history = frameworks.history(code)
    return f"{code} {history.current.title}" if history else code


def blocked_finding(rows: Sequence[dict[str, Any]]) -> str:
    """“Hạnh Nguyễn and Tom Lee are stopped by something that has to be mended first.”"""
    names = sorted({row["name"] for row in rows})
    if not names:
        return "Nobody is suspended, and nobody is held up by something a competency depends on."
    return f"{listed(names, at_most=4)} may not do some of their work until the cause is mended."
