"""The readiness board of a unit: the finding in a sentence, the matrix, and what follows from it."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup

from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.presenters.contexts import context_words
from stillroom.apps.readiness.presenters.counting import count, sentence, verb
from stillroom.apps.readiness.presenters.words import STATES
from stillroom.apps.readiness.selectors.board import BoardItem, BoardPost
from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.framework import Frameworks
from stillroom.competence.readiness import State
from stillroom.ui.formats import day
from stillroom.ui.heat_table import EMPTY_CELL, HeatColumn, HeatRow, HeatTable, heat_cell, heat_count, tones_used
from stillroom.ui.tones import Tone

Column = tuple[str, Context]


def board_finding(posts: Sequence[BoardPost]) -> str:
    """“7 of 12 posts are role-ready today.”"""
    if not posts:
        return "Nobody holds a post here today."
    ready = sum(post.role_ready for post in posts)
    overdue = len({post.person for post in posts if any(item.overdue and item.mandatory for item in post.items)})
    found = f"{ready} of {count(len(posts), 'post')} {verb(ready, 'is', 'are')} role-ready today{_by_rules(posts)}"
    if ready == len(posts):
        return f"{sentence(found)}: nothing that a role requires is missing."
    return f"{sentence(found)}. {_overdue(overdue)}"


def _by_rules(posts: Sequence[BoardPost]) -> str:
    stopped = sum(bool(post.stopped_by) for post in posts)
    return f", and {stopped} {verb(stopped, 'is', 'are')} stopped by a rule" if stopped else ""


def _overdue(people: int) -> str:
    if not people:
        return "Nobody is overdue: those not ready are still within the time their role gives them."
    return f"{sentence(count(people, 'person', 'people'))} {verb(people, 'is', 'are')} overdue in something required."


def columns_of(posts: Sequence[BoardPost], frameworks: Frameworks) -> list[Column]:
    """What the posts are asked for, in the order of the frameworks."""
    order = {code: index for index, code in enumerate(frameworks.competencies)}
    asked = {item.key for post in posts for item in post.items}
    return sorted(asked, key=lambda key: (order.get(key[0], len(order)), key[0], str(key[1])))


def board_table(
    unit_name: str,
    at: datetime,
    *,
    shown: Sequence[BoardPost],
    posts: Sequence[BoardPost],
    frameworks: Frameworks,
    roles: Mapping[str, str],
    labels: Mapping[UUID, str] | None = None,
    within_page: bool = False,
) -> HeatTable:
    """`shown` are the rows; the counts at the foot are of all `posts`.

    Names and cells lead to the person's record; `within_page`: names to `#p-` and the post's id on the same page.
    """
    keys = columns_of(posts, frameworks)
    alone = people_alone(posts)
    today = day_of(at)
    several = {code for code, times in Counter(code for code, _ in keys).items() if times > 1}
    columns = [_column(key, frameworks, len(alone.get(key, ())), several) for key in keys]
    rows = []
    for post in shown:
        href = f"#p-{post.id}" if within_page else reverse("person", args=[post.person])
        by_key = {item.key: item for item in post.items}
        link = "" if within_page else href
        cells = [_cell(by_key[key], link, today) if key in by_key else EMPTY_CELL for key in keys]
        rows.append(HeatRow(post.name, cells, note=_note(post, roles, labels or {}), href=href))
    caption = f"{unit_name}: who may do what on {day(at)}"
    return HeatTable(caption, columns, rows, id="board", foot="May work alone" if keys else "")


def _note(post: BoardPost, roles: Mapping[str, str], labels: Mapping[UUID, str]) -> str:
    """The role, what else is to be said of the post, and the rules that keep her from being ready for it."""
    stops = ", ".join(finding.rule.code for finding in post.stopped_by)
    role = "; ".join(filter(None, (roles.get(post.role_profile, post.role_profile), labels.get(post.id))))
    return f"{role}; not ready by rule {stops}" if stops else role


def _column(key: Column, frameworks: Frameworks, alone: int, several: Set[str]) -> HeatColumn:
    """Of a competency in `several` columns the context comes first: a long title is cut, and they would look alike."""
    code, context = key
    history = frameworks.history(code)
    title, where = history.current.title if history else "", context_words(context)
    words = [title, "" if where and title.endswith(f", {where}") else where]
    if code in several:
        words.reverse()
    return HeatColumn(
        code,
        ", ".join(filter(None, words)),
        group=history.current.group if history else "",
        foot=heat_count(alone, "may work alone", "" if alone > 1 else Tone.DUE if alone else Tone.LAPSED),
    )


def _cell(item: BoardItem, href: str, today: date) -> Markup:
    words = STATES[item.state]
    return heat_cell(
        words.tone,
        state_until(item.state, item.valid_until),
        symbol=_days_left(item, today),
        href=f"{href}#r-{item.requirement}" if href and item.state not in QUIET else "",
        flag="overdue" if item.overdue and item.mandatory else "",
    )


QUIET = (State.AUTHORISED, State.NOT_REQUIRED, State.NOT_STARTED)
"""States in which nothing waits for anybody; the other cells lead to the person's record."""


def _days_left(item: BoardItem, today: date) -> str:
    if item.state is not State.DUE_SOON or item.valid_until is None:
        return ""
    left = (item.valid_until - today).days
    return f"{left}d" if left < 100 else ""


def state_until(state: State, valid_until: date | None) -> str:
    """“Authorised until 3 March 2027”, “Lapsed on 1 March 2026”."""
    label = STATES[state].label
    if valid_until is None or state in (State.REVOKED, State.SUSPENDED):
        return label
    if state is State.LAPSED:
        return f"{label}: last valid day {day(valid_until)}"
    return f"{label} until {day(valid_until)}"


def board_legend(posts: Sequence[BoardPost]) -> list[tuple[Tone, str]]:
    """What the symbols on this board mean."""
    states = {item.state for post in posts for item in post.items}
    return tones_used((Tone(STATES[state].tone), STATES[state].label) for state in states)


def people_alone(posts: Sequence[BoardPost]) -> dict[Column, dict[str, str]]:
    """Competency and context → those who may work alone in it, by id."""
    found: dict[Column, dict[str, str]] = {}
    for post in posts:
        for item in post.items:
            if item.may_work:
                found.setdefault(item.key, {})[post.person] = post.name
    return found


def ready_today(posts: Sequence[BoardPost], roles: dict[str, str]) -> dict[str, Any]:
    """Who is ready for everything the role requires, by role."""
    by_role: dict[str, list[BoardPost]] = {}
    for post in posts:
        by_role.setdefault(post.role_profile, []).append(post)
    return {
        "rows": [
            {
                "role": roles.get(role, role),
                "ready": [{"name": p.name, "href": reverse("person", args=[p.person])} for p in held if p.role_ready],
                "number": sum(p.role_ready for p in held),
                "posts": len(held),
            }
            for role, held in sorted(by_role.items(), key=lambda pair: roles.get(pair[0], pair[0]))
        ]
    }


def board_tiles(
    posts: Sequence[BoardPost], blocked: Sequence[dict[str, Any]], expiring: int, weak: int
) -> list[dict[str, Any]]:
    """Four numbers that begin a sentence."""
    ready = sum(post.role_ready for post in posts)
    people = len({row["person"] for row in blocked})
    return [
        {
            "number": f"{ready} of {len(posts)}",
            "sentence": "posts are ready for everything their role requires",
            "href": "#ready",
            "tone": "ok" if ready == len(posts) else "due" if ready else "lapsed",
        },
        {
            "number": people,
            "sentence": verb(people, "person is stopped", "people are stopped"),
            "href": "#blocked",
            "tone": "blocked" if people else "ok",
        },
        {
            "number": expiring,
            "sentence": f"{verb(expiring, 'sign-off runs', 'sign-offs run')} out within 90 days",
            "href": "#expiries",
            "tone": "due" if expiring else "ok",
        },
        {
            "number": weak,
            "sentence": f"{verb(weak, 'competency depends', 'competencies depend')} on one person or nobody",
            "href": "#single-points",
            "tone": "lapsed" if weak else "ok",
        },
    ]


def board_links(unit: Unit) -> dict[str, str]:
    return {
        name: reverse(f"unit_{name}", args=[unit.id])
        for name in ("board", "as_at", "authorised", "logbook", "sops", "local")
    } | {"changes": reverse("rule_changes", args=[unit.id])}
