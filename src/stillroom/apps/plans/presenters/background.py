"""The knowledge parts of a role in words: what somebody has shown, what is to be assessed and by whom."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from stillroom.apps.plans.selectors.background import Background, BackgroundPart
from stillroom.apps.plans.selectors.reading import Reader
from stillroom.apps.readiness.presenters.counting import listed
from stillroom.competence.statement import Statement
from stillroom.ui.formats import day


def background_section(background: Background, name: str, reader: Reader, roles: Mapping[str, str]) -> dict[str, Any]:
    role = roles.get(background.found.role_profile, background.found.role_profile)
    total, left = len(background.parts), len(background.to_assess)
    if not total:
        finding = f"The role of {role.lower()} asks for no knowledge that is written down."
    elif not left:
        finding = f"{name} has shown the knowledge behind all {total} competencies of the role."
    else:
        finding = (
            f"The knowledge behind {left} of {total} competencies is to be assessed. Nothing is"
            " taken as held because of rank, registration or years in post."
        )
    return {
        "title": role,
        "finding": finding,
        "tasks": [_task(part, background, reader) for part in background.to_assess],
        "shown": [_shown(part, part.shown_by, reader) for part in background.parts if part.shown_by],
    }


def _task(part: BackgroundPart, background: Background, reader: Reader) -> dict[str, str]:
    names = ["you"] if reader.person in part.askers else []
    names += sorted(reader.names.get(each, "") for each in part.askers if each != reader.person)
    who = f"Can ask: {listed(names, at_most=4, last='or')}." if names else "Nobody here may ask the questions today."
    if not part.method:
        who = "Its framework names no way to assess the knowledge: talk it through with whoever signs it off."
    address = reverse("observe", args=[background.found.standing.post.person, part.requirement])
    return {
        "text": f"{part.competency} {part.title}",
        "hint": who,
        "href": f"{address}?method={part.method}" if reader.person in part.askers else "",
        "status": "To assess",
        "tone": "none",
    }


def _shown(part: BackgroundPart, shown_by: Statement, reader: Reader) -> dict[str, str]:
    who = reader.names.get(shown_by.author, "somebody no longer listed")
    return {"key": f"{part.competency} {part.title}", "value": f"Passed on {day(shown_by.occurred_at)}, seen by {who}"}
