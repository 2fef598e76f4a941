"""Where the unit depends on one person, or has nobody."""

from collections.abc import Mapping, Sequence
from typing import Any

from stillroom.apps.readiness.presenters.board import Column, columns_of, people_alone
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.apps.readiness.presenters.counting import count, sentence
from stillroom.apps.readiness.selectors.board import BoardPost
from stillroom.apps.readiness.selectors.speakers import Speakers
from stillroom.competence.framework import Frameworks
from stillroom.competence.method import METHODS

OBSERVED = METHODS["observation"].code


def single_points(posts: Sequence[BoardPost], frameworks: Frameworks, speakers: Speakers) -> list[dict[str, Any]]:
    """Each competency that a role here requires, where at most one may work alone, observe it or sign it off."""
    alone = people_alone(posts)
    required = {item.key for post in posts for item in post.items if item.mandatory}
    rows = []
    for key in columns_of(posts, frameworks):
        if key not in required:
            continue
        people = {
            "alone": list(alone.get(key, ())),
            "observe": speakers.observers(*key, OBSERVED),
            "sign": speakers.authorisers(*key),
        }
        if any(len(found) < 2 for found in people.values()):
            rows.append({"key": key, "what": competency_words(frameworks, *key), **people})
    return rows


def people_alone_in(rows: Sequence[Mapping[str, Any]]) -> set[str]:
    """The ids that have to be named."""
    return {found[0] for row in rows for part in ("alone", "observe", "sign") if len(found := row[part]) == 1}


def single_point_rows(rows: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"what": row["what"], **{part: _cell(row[part], names) for part in ("alone", "observe", "sign")}}
        for row in rows
    ]


def _cell(found: Sequence[str], names: Mapping[str, str]) -> dict[str, str]:
    if not found:
        return {"text": "Nobody", "tone": "lapsed"}
    if len(found) == 1:
        return {"text": f"Only {names.get(found[0], 'one person')}", "tone": "due"}
    return {"text": count(len(found), "person", "people"), "tone": ""}


def single_point_finding(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> str:
    if not columns:
        return "No role here asks for anything yet."
    if not rows:
        return "At least two people may work alone in, observe and sign off everything the roles here require."
    nobody = sum(not row["alone"] for row in rows)
    one = sum(len(row["alone"]) == 1 for row in rows)
    parts = []
    if nobody:
        parts.append(f"nobody may work alone in {count(nobody, 'required competency', 'required competencies')}")
    if one:
        others = count(one, "other") if nobody else count(one, "required competency", "required competencies")
        parts.append(f"only one person may {'in' if nobody else 'work alone in'} {others}")
    if not parts:
        return "At least two people may work alone in everything required, but few can observe it or sign it off."
    return f"{sentence('; '.join(parts))}."
