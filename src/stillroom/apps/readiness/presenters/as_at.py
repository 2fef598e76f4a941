"""Who was authorised for what at a moment, on what evidence, signed by whom, entitled how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.presenters.words import UNKNOWN_PERSON, Wording, kind_label, lateness, method_inside
from stillroom.apps.readiness.presenters.board import state_until
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, sentence
from stillroom.apps.readiness.presenters.words import OUTCOMES, STATES
from stillroom.apps.readiness.selectors.board import BoardItem, BoardPost
from stillroom.apps.readiness.selectors.standings import PostStanding
from stillroom.competence.framework import Frameworks
from stillroom.competence.gap import Item
from stillroom.competence.readiness import MAY_WORK, State
from stillroom.competence.statement import Kind
from stillroom.ui.formats import day, moment

MIGHT_WORK = MAY_WORK | {State.SUPERVISED}
CHECKING = (Kind.OBSERVATION,)


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment asked about, and whether as it was known then."""

    at: datetime
    then: bool


def statements_shown(standings: Sequence[PostStanding]) -> set[str]:
    return {id_ for standing in standings for item in standing.items for id_ in item.standing.because}


def as_board(standings: Sequence[PostStanding], names: Mapping[str, str]) -> list[BoardPost]:
    """The same as a board draws, by name."""
    posts = [
        BoardPost(
            UUID(standing.post.id),
            standing.post.person,
            names.get(standing.post.person, UNKNOWN_PERSON),
            UUID(standing.post.unit),
            standing.post.role_profile,
            standing.post.start,
            tuple(_board_item(item) for item in standing.items),
        )
        for standing in standings
    ]
    return sorted(posts, key=lambda post: post.name.split()[::-1])


def _board_item(item: Item) -> BoardItem:
    requirement, standing = item.requirement, item.standing
    return BoardItem(
        UUID(requirement.id),
        requirement.competency,
        requirement.context,
        requirement.mandatory,
        standing.state,
        standing.because,
        standing.valid_until,
        standing.blocked_by,
        standing.recency_broken,
        item.overdue,
    )


def as_at_people(
    standings: Sequence[PostStanding],
    rows: Mapping[str, Statement],
    words: Wording,
    frameworks: Frameworks,
    asked: Moment,
    *,
    everyone: bool,
) -> list[dict[str, Any]]:
    """One entry a post: her name, and each competency with what its state rested on."""
    found = []
    for standing in standings:
        items = [item for item in standing.items if everyone or item.standing.state in MIGHT_WORK]
        if items or everyone:
            found.append(
                {
                    "id": f"p-{standing.post.id}",
                    "name": words.person(standing.post.person),
                    "might": _might(standing.items),
                    "href": reverse("person", args=[standing.post.person]),
                    "role_profile": standing.post.role_profile,
                    "entries": [_entry(item, rows, words, frameworks, asked) for item in items],
                }
            )
    return sorted(found, key=lambda person: str(person["name"]).split()[::-1])


def _might(items: Sequence[Item]) -> str:
    number = sum(item.standing.state in MIGHT_WORK for item in items)
    return f"might work in {number} of {count(len(items), 'competency', 'competencies')}"


def _entry(
    item: Item, rows: Mapping[str, Statement], words: Wording, frameworks: Frameworks, asked: Moment
) -> dict[str, Any]:
    state = item.standing.state
    because = [rows[id_] for id_ in item.standing.because if id_ in rows]
    return {
        "what": competency_words(frameworks, item.requirement.competency, item.requirement.context),
        "state": state_until(state, item.standing.valid_until),
        "tone": STATES[state].tone,
        "because": [_decided(row, rows, words, asked) for row in because if row.kind not in CHECKING],
        "seen": [_seen(row, rows, words, asked) for row in because if row.kind in CHECKING],
    }


def _decided(row: Statement, rows: Mapping[str, Statement], words: Wording, asked: Moment) -> dict[str, Any]:
    """A sign-off or another decision: who, meaning what, when, entitled how, on which evidence."""
    rested = [rows[id_] for id_ in row.relied_on.split() if id_ in rows]
    evidence = [each for each in rested if each.kind == Kind.OBSERVATION]
    return {
        "text": f"{kind_label(row.kind)} by {words.person(row.author)}{meaning(row)}",
        "href": reverse("statement", args=[row.id]),
        "when": moment(row.occurred_at),
        "recorded": recorded(row, asked),
        "entitled": entitlement(row, [each for each in rested if each not in evidence], words),
        "evidence": [_seen(each, rows, words, asked) for each in evidence],
        "evidence_count": sentence(count(len(evidence), "statement")),
    }


def meaning(row: Statement) -> str:
    return f", meaning “{row.meaning}”" if row.meaning else ""


def _seen(row: Statement, rows: Mapping[str, Statement], words: Wording, asked: Moment) -> dict[str, Any]:
    """An observation: what was seen, how it went, by whom, entitled how."""
    rested = [rows[id_] for id_ in row.relied_on.split() if id_ in rows]
    outcome = OUTCOMES[row.outcome][0].lower() if row.outcome in OUTCOMES else row.outcome
    what = "Result read" if row.about else sentence(method_inside(row.method))
    return {
        "text": f"{what}, {outcome}, {day(row.occurred_at)}, by {words.person(row.author)}",
        "href": reverse("statement", args=[row.id]),
        "recorded": recorded(row, asked),
        "entitled": entitlement(row, rested, words),
    }


def recorded(row: Statement, asked: Moment) -> str:
    """“recorded 3 days later”, and whether it was not known yet at the moment asked about."""
    late = lateness(row)
    parts = [late[:1].lower() + late[1:]] if late else []
    if row.recorded_at > asked.at:
        parts.append(f"not known at that moment: recorded on {moment(row.recorded_at)}")
    return "; ".join(parts)


def entitlement(row: Statement, rested: Sequence[Statement], words: Wording) -> str:
    """On what the author's right to say so rested."""
    if row.taken_over_by:
        return f"taken over from earlier records, vouched for by {words.person(row.taken_over_by)}"
    parts = []
    for each in rested:
        if each.kind == Kind.APPOINTMENT:
            capacity = each.capacity.replace("_", " ")
            parts.append(f"appointed {capacity} by {words.person(each.author)} on {day(each.occurred_at)}")
        elif each.kind in (Kind.SIGN_OFF, Kind.ACCEPTANCE):
            parts.append(f"signed off in {each.competency} by {words.person(each.author)} on {day(each.occurred_at)}")
    return "; ".join(parts)


def as_at_finding(standings: Sequence[PostStanding], rows: Mapping[str, Statement], asked: Moment) -> str:
    people = {standing.post.person for standing in standings}
    alone = {
        standing.post.person
        for standing in standings
        if any(item.standing.state in MAY_WORK for item in standing.items)
    }
    if not people:
        return f"Nobody held a post here on {moment(asked.at)}{' that was known then' if asked.then else ''}."
    late = [row for id_ in statements_shown(standings) if (row := rows.get(id_)) and late_by(row) >= timedelta(days=1)]
    knowledge = "As known then" if asked.then else "As known now"
    found = (
        f"{knowledge}, {len(alone)} of {count(len(people), 'person', 'people')} in post on {moment(asked.at)}"
        " might work alone in at least one competency."
    )
    return f"{found} {_late_words(late)}"


def late_by(row: Statement) -> timedelta:
    return row.recorded_at - row.occurred_at


def _late_words(late: Sequence[Statement]) -> str:
    if not late:
        return "What that rested on was recorded on the day it happened."
    days = max(late_by(row).days for row in late)
    return (
        f"{sentence(count(len(late), 'statement'))} behind it {'was' if len(late) == 1 else 'were'} recorded late,"
        f" by up to {count(days, 'day')}."
    )


def differences(
    then: Sequence[PostStanding], now: Sequence[PostStanding], words: Wording, frameworks: Frameworks
) -> list[dict[str, str]]:
    """Where what was known then and what is known now about the same moment disagree."""
    before, after = _states(then), _states(now)
    found = []
    for key in sorted(before.keys() | after.keys(), key=lambda key: (words.person(key[0]), key[1])):
        was, became = before.get(key), after.get(key)
        if was is not became:
            code, context = key[1], key[2]
            found.append(
                {
                    "name": words.person(key[0]),
                    "what": competency_words(frameworks, code, context),
                    "then": STATES[was].label if was else "Not asked for",
                    "then_tone": STATES[was].tone if was else "none",
                    "now": STATES[became].label if became else "Not asked for",
                    "now_tone": STATES[became].tone if became else "none",
                }
            )
    return found


def _states(standings: Sequence[PostStanding]) -> dict[Any, State]:
    return {
        (standing.post.person, item.requirement.competency, item.requirement.context): item.standing.state
        for standing in standings
        for item in standing.items
    }
