"""“In this unit”: what differs there and the procedure behind a competency, in words."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.framework.models import SopVersion
from stillroom.apps.readiness.presenters.procedures import competency_title
from stillroom.apps.readiness.selectors.in_this_unit import InThisUnit
from stillroom.competence.framework import Frameworks
from stillroom.ui.formats import day


def in_this_unit(
    found: Sequence[InThisUnit], known: Frameworks, today: date, *, only: Collection[str] | None = None
) -> list[dict[str, Any]]:
    """`only`: the competencies to tell of."""
    return [
        {
            "unit": each.unit,
            "what": competency_title(known, each.competency),
            "note": each.note,
            "procedures": [_procedure(sop, today) for sop in each.procedures],
        }
        for each in found
        if only is None or each.competency in only
    ]


def _procedure(sop: SopVersion, today: date) -> dict[str, str]:
    coming = f", from {day(sop.effective_on)}" if sop.effective_on > today else ""
    return {
        "text": f"{sop.code} {sop.title}, version {sop.version}{coming}",
        "href": reverse("unit_sop", args=[sop.unit_id, sop.id]),
    }


def procedure_choices(found: Sequence[InThisUnit], code: str, today: date) -> list[tuple[str, str]]:
    """The versions behind a competency that an observation may name, the one in force first."""
    versions = {sop.id: sop for each in found if each.competency == code for sop in each.procedures}
    ordered = sorted(versions.values(), key=lambda sop: (sop.effective_on > today, sop.code, sop.effective_on))
    return [(str(sop.id), _procedure(sop, today)["text"]) for sop in ordered]
