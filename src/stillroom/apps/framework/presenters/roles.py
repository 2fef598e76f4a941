"""A role and the competencies it is made of."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.framework.models import RoleProfile, SopVersion
from stillroom.apps.framework.presenters.overlay import competency_title, demand_words, in_context
from stillroom.competence.framework import Frameworks
from stillroom.competence.requirement import Requirement


def role_list(profiles: Sequence[RoleProfile], national: Sequence[Requirement]) -> list[dict[str, Any]]:
    asked: dict[str, set[str]] = {}
    for each in national:
        asked.setdefault(each.role_profile, set()).add(each.competency)
    return [
        {
            "text": profile.title,
            "href": reverse("role", args=[profile.id]),
            "number": len(asked.get(profile.code, ())),
        }
        for profile in sorted(profiles, key=lambda profile: profile.title)
    ]


def role_finding(profile: RoleProfile, asked: Sequence[Requirement], where: str) -> str:
    """“Aseptic operator is made of 9 competencies, 8 of them required, in 13 contexts.”"""
    if not asked:
        return f"Nothing is required for {profile.title.lower()} yet."
    codes = {each.competency for each in asked}
    required = {each.competency for each in asked if each.mandatory}
    what = f"{len(codes)} {'competency' if len(codes) == 1 else 'competencies'}"
    own = sum(bool(each.unit) for each in asked)
    more = f" {own} of the demands below {'is' if own == 1 else 'are'} this unit’s own." if own else ""
    at = f" at {where}" if where else ""
    needed = "all" if required == codes else str(len(required) or "none")
    return f"{profile.title} is made of {what}{at}, {needed} of them required.{more}"


def requirement_rows(
    asked: Sequence[Requirement],
    known: Frameworks,
    versions: Mapping[str, UUID],
    notes: Mapping[str, str],
    sops: Sequence[SopVersion],
) -> list[dict[str, Any]]:
    """`versions`: competency code → the framework version that states it now."""
    order = {code: index for index, code in enumerate(known.competencies)}
    rows = sorted(asked, key=lambda each: (order.get(each.competency, len(order)), str(each.context)))
    behind: dict[str, list[SopVersion]] = {}
    for sop in sops:
        for code in sop.competencies:
            behind.setdefault(code, []).append(sop)
    return [
        {
            "what": f"{competency_title(known, each.competency)}{in_context(str(each.context))}",
            "href": f"{reverse('framework', args=[versions[each.competency]])}#{each.competency}"
            if each.competency in versions
            else "",
            "demand": demand_words(each.mandatory, each.grace_days),
            "validity": _validity(known, each.competency),
            "own": bool(each.unit),
            "note": notes.get(each.competency, ""),
            "sops": [
                {
                    "text": f"{sop.code} {sop.title}, version {sop.version}",
                    "href": reverse("unit_sop", args=[sop.unit_id, sop.id]),
                }
                for sop in behind.get(each.competency, ())
            ],
        }
        for each in rows
    ]


def _validity(known: Frameworks, code: str) -> str:
    history = known.history(code)
    if history is None:
        return "Not in force"
    months = history.current.validity_months
    return f"{months} months" if months else "Does not expire"
