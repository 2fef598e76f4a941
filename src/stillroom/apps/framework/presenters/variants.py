"""The measure “local variants per role”, in words, with the baseline it is set against."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from stillroom.apps.framework.presenters.overlay import competency_title, in_context
from stillroom.apps.framework.selectors.variants import RoleVariants
from stillroom.competence.framework import Frameworks
from stillroom.competence.overlay import Difference

BASELINE = (
    "Baseline: 68 similar but different local training programmes in aseptic and radiopharmacy services of the"
    " North of England (D1:1612–1613, 1623). The report says “potentially 68” and, elsewhere, “likely 68+”, and"
    " counts 64 such services elsewhere (D1:136): it is an estimate, and counts programmes, not roles."
)


def variants_finding(found: Sequence[RoleVariants]) -> str:
    """“3 units use 8 roles in 11 local variants; 5 roles are the same everywhere.”"""
    if not found:
        return "No unit uses a national role yet, so there is nothing to count."
    units = len({unit for each in found for unit in each.units})
    total, same = sum(each.variants for each in found), sum(each.variants == 1 for each in found)
    alike = f"{same} {'role is' if same == 1 else 'roles are'} the same everywhere"
    return (
        f"{units} {'unit uses' if units == 1 else 'units use'} {len(found)} {'role' if len(found) == 1 else 'roles'} in"
        f" {total} local {'variant' if total == 1 else 'variants'}; {alike}."
    )


def variant_rows(
    found: Sequence[RoleVariants], readable: Mapping[UUID, str], known: Frameworks
) -> list[dict[str, Any]]:
    """`readable`: the units that the reader may open, by name; only their differences are told."""
    rows = []
    for each in sorted(found, key=lambda each: (-each.variants, each.role.title)):
        here = {readable[unit]: told for unit, told in each.units.items() if unit in readable and told}
        elsewhere = sum(bool(told) for unit, told in each.units.items() if unit not in readable)
        rows.append(
            {
                "role": each.role.title,
                "href": reverse("role", args=[each.role.id]),
                "units": len(each.units),
                "adopted": len(each.adopted),
                "variants": each.variants,
                "unchanged": each.unchanged,
                "text": f"{each.variants} among {len(each.units)} {'unit' if len(each.units) == 1 else 'units'}",
                "differences": [
                    {"unit": name, "what": [_told(one, known) for one in sorted(told)]}
                    for name, told in sorted(here.items())
                ],
                "elsewhere": elsewhere,
            }
        )
    return rows


def _told(one: Difference, known: Frameworks) -> str:
    title = competency_title(known, one.competency)
    if one.kind == "notes":
        return f"notes a difference in {title}"
    context, demand, days = one.what.split("|")
    return f"also asks for {title}{in_context(context)}: {demand} within {days} days"
