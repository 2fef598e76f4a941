"""What a unit adds, in words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from stillroom.apps.framework.models import RoleAdoption, RoleRequirement
from stillroom.apps.places.models import Unit
from stillroom.competence.context import Context
from stillroom.competence.foundation import FRAMEWORK
from stillroom.competence.framework import Frameworks
from stillroom.ui.formats import day


def competency_choices(known: Frameworks) -> list[tuple[str, str]]:
    """Those that one can be authorised in."""
    return [
        (code, f"{code} {history.current.title}")
        for code, history in known.competencies.items()
        if known.framework_of.get(code) != FRAMEWORK
    ]


def competency_title(known: Frameworks, code: str) -> str:
    history = known.history(code)
    return f"{code} {history.current.title}" if history else code


def in_context(context: str) -> str:
    """“, open cabinet, ms”; nothing where any will do."""
    values = [value.replace("_", " ") for _, value in sorted(Context.parse(context))]
    return f" ({', '.join(values)})" if values else ""


def overlay_finding(adopted: int, added: int, notes: int, procedures: int) -> str:
    if not (adopted or added or notes or procedures):
        return "This unit works to what is national, and has recorded nothing of its own."
    parts = [
        f"has adopted {_count(adopted, 'national role')}",
        f"asks for {_count(added, 'competency', 'competencies')} more",
        f"notes {_count(notes, 'difference')}",
        f"names {_count(procedures, 'procedure')}",
    ]
    return f"This unit {', '.join(parts[:-1])} and {parts[-1]}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def adoption_rows(rows: Iterable[RoleAdoption]) -> list[dict[str, Any]]:
    return [
        {
            "role": row.role_profile.title,
            "role_href": f"{reverse('role', args=[row.role_profile_id])}?unit={row.unit_id}",
            "framework": row.framework.title or row.framework.code,
            "when": f"{day(row.adopted_at)}{f' by {row.adopted_by}' if row.adopted_by else ''}",
            "end": reverse("end_adoption", args=[row.unit_id, row.id]),
        }
        for row in rows
    ]


def requirement_rows(rows: Iterable[RoleRequirement], unit: Unit, known: Frameworks) -> list[dict[str, Any]]:
    return [
        {
            "role": row.role_profile.title,
            "what": f"{competency_title(known, row.competency_code)}{in_context(row.context)}",
            "demand": demand_words(row.mandatory, row.grace_days),
            "since": day(row.recorded_at),
            "end": reverse("close_local_requirement", args=[unit.id, row.id]),
        }
        for row in rows
    ]


def demand_words(mandatory: bool, grace_days: int) -> str:
    when = f"{grace_days} days after the start" if grace_days else "from the first day"
    return f"Required, {when}" if mandatory else f"Wanted but not required, {when}"


def note_rows(notes: Mapping[str, str], unit: Unit, known: Frameworks) -> list[dict[str, str]]:
    address = reverse("write_local_note", args=[unit.id])
    return [
        {"what": competency_title(known, code), "text": text, "href": f"{address}?competency={code}"}
        for code, text in notes.items()
    ]


def role_choices(profiles: Sequence[Any]) -> list[tuple[str, str]]:
    return sorted(((str(profile.id), profile.title) for profile in profiles), key=lambda pair: pair[1])
