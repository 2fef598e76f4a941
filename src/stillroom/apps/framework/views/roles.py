"""Roles and the competencies they are made of, everywhere or at one unit; and how units differ."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.access import open_to_signed_in
from stillroom.apps.framework.models import RoleProfile
from stillroom.apps.framework.presenters.roles import requirement_rows, role_finding, role_list
from stillroom.apps.framework.presenters.variants import BASELINE, variant_rows, variants_finding
from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.current_versions import current_version_ids
from stillroom.apps.framework.selectors.overlay import notes_of, sops_in_force
from stillroom.apps.framework.selectors.requirements import national_requirements, requirements, role_profiles
from stillroom.apps.framework.selectors.variants import role_variants
from stillroom.apps.framework.views.reading_for import readable_units, reading_for, unit_names
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.units import facilities
from stillroom.competence.days import day_of
from stillroom.competence.requirement import asked_at

_REASON = "role profiles hold nothing about anyone; what a unit adds is shown to those who may open the unit"


@open_to_signed_in(_REASON)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    found = role_list(list(role_profiles()), national_requirements())
    return render(request, "framework/roles.jinja", {"page_title": "Roles", "roles": found})


@open_to_signed_in(_REASON)
@require_safe
def role(request: HttpRequest, role_id: UUID) -> HttpResponse:
    profile = next((each for each in role_profiles() if each.id == role_id), None)
    if profile is None:
        raise Http404
    reading = reading_for(request)
    context = {
        "page_title": profile.title,
        "action": reverse("role", args=[profile.id]),
        "filter": reading.filter,
        **_competency_set(profile, reading.unit, reading.name),
    }
    return render(request, "framework/role.jinja", context)


@open_to_signed_in("counts how units differ; tells the differences only of units that the reader may open")
@require_safe
def local_variants(request: HttpRequest) -> HttpResponse:
    found = role_variants()
    rows = variant_rows(found, unit_names(readable_units(request)), frameworks())
    context = {
        "page_title": "Local variants of each role",
        "finding": variants_finding(found),
        "baseline": BASELINE,
        "rows": rows,
        "most": max((row["variants"] for row in rows), default=1),
    }
    return render(request, "framework/local_variants.jinja", context)


def _competency_set(profile: RoleProfile, unit: Unit | None, where: str) -> dict[str, object]:
    if unit is None:
        asked, notes, sops = national_requirements([profile.code]), {}, []
    else:
        asked = asked_at(str(unit.id), facilities(unit), requirements([profile.code]))
        notes, sops = notes_of(unit.id), sops_in_force([unit.id], day_of(clock.now()))
    return {
        "finding": role_finding(profile, asked, where),
        "rows": requirement_rows(asked, frameworks(), current_version_ids(), notes, sops),
    }
