"""What each role profile asks for."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from stillroom.apps.framework.models import RoleProfile, RoleRequirement
from stillroom.apps.places.selectors.known import known
from stillroom.competence.context import Context
from stillroom.competence.requirement import Requirement


def requirements(
    role_profiles: Iterable[str] | None = None, known_by: datetime | None = None
) -> tuple[Requirement, ...]:
    """The requirements of some role profiles (codes), else of all, as known by then; those of single units too."""
    rows = RoleRequirement.objects.filter(known(known_by))
    if role_profiles is not None:
        rows = rows.filter(role_profile__code__in=list(role_profiles))
    return tuple(
        Requirement(
            str(id_), role, competency, Context.parse(context), mandatory, grace_days, str(unit) if unit else ""
        )
        for id_, role, competency, context, mandatory, grace_days, unit in rows.order_by(
            "role_profile__code", "competency_code", "context", "unit"
        ).values_list("id", "role_profile__code", "competency_code", "context", "mandatory", "grace_days", "unit_id")
    )


def national_requirements(role_profiles: Iterable[str] | None = None) -> list[Requirement]:
    """What role profiles ask for at every unit, without what single units add."""
    return [each for each in requirements(role_profiles) if not each.unit]


def role_profiles() -> QuerySet[RoleProfile]:
    return RoleProfile.objects.order_by("code")


def role_profile_codes() -> frozenset[str]:
    return frozenset(RoleProfile.objects.values_list("code", flat=True))


def role_titles() -> dict[str, str]:
    """Role profile code → its title."""
    return dict(RoleProfile.objects.values_list("code", "title"))


def roles_by_competency() -> dict[str, list[str]]:
    """Competency code → titles of the role profiles that require it everywhere, in alphabetical order."""
    found: dict[str, set[str]] = {}
    national = RoleRequirement.objects.filter(known(), unit__isnull=True)
    rows = national.values_list("competency_code", "role_profile__title")
    for code, title in rows:
        found.setdefault(code, set()).add(title)
    return {code: sorted(titles) for code, titles in found.items()}
