"""Staff on the levels of a framework: rows for the page and for a workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from stillroom.apps.passport.models import Assimilation, AssimilationLine
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.competence.context import ANY
from stillroom.competence.framework import Frameworks
from stillroom.competence.level import Level
from stillroom.ui.formats import day, short_day

Levels = Mapping[str, Sequence[Level]]
COLUMNS = ("person", "competency", "title", "proposed_level", "because", "level", "adjusted_because", "adjusted_by")


def level_words(code: str, level: int | None, levels: Levels) -> str:
    if level is None:
        return "None reached"
    title = next((each.title for each in levels.get(code, ()) if each.level == level), "")
    return f"{level} {title}".strip()


def people_of_lines(
    assimilation: Assimilation, lines: Sequence[AssimilationLine], levels: Levels, known: Frameworks
) -> list[dict[str, Any]]:
    """One section a person, in order of name."""
    found: dict[str, dict[str, Any]] = {}
    for line in lines:
        person = found.setdefault(line.person.canonical_id, {"name": line.person.full_name, "rows": []})
        adjusted = f"{line.because} ({line.recorded_by})" if line.because else ""
        person["rows"].append(
            {
                "what": competency_words(known, line.competency, ANY),
                "proposed": level_words(line.competency, line.proposed_level, levels),
                "why": line.proposed_because,
                "level": level_words(line.competency, line.level, levels),
                "adjusted": adjusted,
                "href": reverse("adjust_level", args=[assimilation.id, line.id]),
            }
        )
    return list(found.values())


def exported(lines: Sequence[AssimilationLine], levels: Levels, known: Frameworks) -> list[dict[str, str]]:
    rows = []
    for line in lines:
        history = known.history(line.competency)
        rows.append(
            {
                "person": line.person.full_name,
                "competency": line.competency,
                "title": history.current.title if history else "",
                "proposed_level": level_words(line.competency, line.proposed_level, levels),
                "because": line.proposed_because,
                "level": level_words(line.competency, line.level, levels),
                "adjusted_because": line.because,
                "adjusted_by": str(line.recorded_by) if line.because else "",
            }
        )
    return rows


def assimilation_row(found: Assimilation) -> dict[str, str]:
    confirmed = f"Confirmed on {short_day(found.confirmed_at)}" if found.confirmed_at else "To review"
    return {
        "title": f"{found.framework_version.framework}, {found.framework_version.version}",
        "href": reverse("assimilation", args=[found.id]),
        "proposed": short_day(found.proposed_at),
        "state": confirmed,
    }


def confirmed_words(found: Assimilation) -> str:
    if found.confirmed_at is None:
        return ""
    return f"Confirmed on {day(found.confirmed_at)} by {found.confirmed_by}."
