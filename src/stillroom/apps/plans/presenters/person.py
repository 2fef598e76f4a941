"""A person's record: how she stands in what her role requires, and why."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from django.urls import reverse

from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import OUTCOMES, Wording, lateness
from stillroom.apps.people.models import Person, Post
from stillroom.apps.plans.presenters.rule_words import stop_words
from stillroom.apps.readiness.presenters.board import state_until
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.apps.readiness.presenters.words import STATES
from stillroom.apps.readiness.selectors.board import BoardItem, BoardPost
from stillroom.competence.framework import Frameworks
from stillroom.competence.readiness import State
from stillroom.ui.formats import day


def person_finding(name: str, boards: Sequence[BoardPost], roles: Mapping[str, str]) -> str:
    """One sentence a post."""
    if not boards:
        return f"{name} holds no post today, so nothing is required."
    return " ".join(_post_finding(name, board, roles) for board in boards)


def _post_finding(name: str, board: BoardPost, roles: Mapping[str, str]) -> str:
    role = roles.get(board.role_profile, board.role_profile).lower()
    if board.stopped_by:
        return f"{name} cannot be ready as {role}: {stop_words(board.stopped_by)} {_items_finding(name, board, role)}"
    return _items_finding(name, board, role)


def _items_finding(name: str, board: BoardPost, role: str) -> str:
    mandatory = [item for item in board.items if item.mandatory]
    if not mandatory:
        return f"Nothing is required of {name} as {role}."
    missing = [item for item in mandatory if not item.fulfilled]
    if not missing:
        return f"{name} is {'signed off' if board.stopped_by else 'ready'} for everything required as {role}."
    of = f"{len(missing)} of {count(len(mandatory), 'required competency', 'required competencies')}"
    overdue = sum(item.overdue for item in missing)
    late = f"; {overdue} {verb(overdue, 'is', 'are')} overdue" if overdue else ""
    return f"{name} is not yet ready as {role}: {of} {verb(len(missing), 'is', 'are')} not in force{late}."


def person_posts(
    boards: Sequence[BoardPost],
    units: Mapping[object, str],
    roles: Mapping[str, str],
    frameworks: Frameworks,
    because: Mapping[str, Statement],
    words: Wording,
) -> list[dict[str, Any]]:
    return [
        {
            "title": f"{roles.get(board.role_profile, board.role_profile)}, {units.get(board.unit, '')}",
            "unit_href": reverse("unit_board", args=[board.unit]),
            "in_force": sum(item.fulfilled for item in board.items if item.mandatory),
            "required": sum(item.mandatory for item in board.items),
            "rows": [_row(item, frameworks, because, words) for item in board.items],
        }
        for board in boards
    ]


def _row(item: BoardItem, frameworks: Frameworks, because: Mapping[str, Statement], words: Wording) -> dict[str, Any]:
    return {
        "id": f"r-{item.requirement}",
        "what": competency_words(frameworks, *item.key),
        "mandatory": item.mandatory,
        "state": state_until(item.state, item.valid_until),
        "tone": STATES[item.state].tone,
        "meaning": STATES[item.state].meaning,
        "overdue": item.overdue and item.mandatory,
        "waits": _waits(item, frameworks),
        "because": [
            {"text": _because_words(because[id_], words), "href": reverse("statement", args=[id_])}
            for id_ in item.because
            if id_ in because
        ],
    }


def _because_words(row: Statement, words: Wording) -> str:
    return f"{words.sentence(row)}, {day(row.occurred_at)}"


def _waits(item: BoardItem, frameworks: Frameworks) -> str:
    parts = []
    if item.state is State.BLOCKED and item.blocked_by:
        titles = [competency_words(frameworks, code, type(item.context)()) for code in item.blocked_by]
        parts.append(f"Waits for {listed(titles)}.")
    if item.recency_broken:
        parts.append("Away too long: a return assessment comes first.")
    return " ".join(parts)


def person_facts(records: Sequence[Person], posts: Sequence[Post], roles: Mapping[str, str]) -> list[dict[str, str]]:
    kept = records[0]
    registered = " ".join(filter(None, (kept.registration_body, kept.registration_number)))
    return [
        {"key": "Employee number", "value": listed([record.employee_number for record in records])},
        {"key": "Organisation", "value": kept.organisation.name},
        {"key": "Registration", "value": registered or "Not a registered role, or not recorded"},
        {"key": "Posts", "value": "; ".join(_post_words(post, roles) for post in posts) or "None"},
    ]


def _post_words(post: Post, roles: Mapping[str, str]) -> str:
    until = f" to {day(post.end_date)}" if post.end_date else ""
    role = roles.get(post.role_profile, post.role_profile)
    return f"{role} in {post.unit.code}, from {day(post.start_date)}{until}"


def timeline_entries(
    rows: Sequence[Statement], texts: Mapping[str, Mapping[str, str]], words: Wording, read: Set[str]
) -> list[dict[str, Any]]:
    """`read`: ids of pending results that have been read since, each by a statement of its own."""
    found = []
    for row in rows:
        label, tone = ("Read since", "none") if row.id in read else OUTCOMES.get(row.outcome, ("", ""))
        late = lateness(row)
        found.append(
            {
                "at": row.occurred_at,
                "title": words.sentence(row),
                "href": reverse("statement", args=[row.id]),
                "status": label,
                "tone": tone,
                "by": late,
                "text": " ".join(texts.get(row.id, {}).values()),
            }
        )
    return found


def rules_finding(questions: Sequence[Mapping[str, str]]) -> str:
    if not questions:
        return "Nothing on this record rests on something that has fallen since."
    return (
        f"{sentence(count(len(questions), 'statement'))} {verb(len(questions), 'needs', 'need')} a second look."
        " None of them is undone by that: somebody has to decide."
    )
