"""Local variants: how differently units use the same national role."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from stillroom.apps.framework.models import LocalNote, RoleAdoption, RoleProfile, RoleRequirement
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.selectors.known import known
from stillroom.competence.overlay import Difference, variants


@dataclass(frozen=True, slots=True)
class RoleVariants:
    """One role: which units use it, each with what differs there (nothing: the common variant)."""

    role: RoleProfile
    units: dict[UUID, frozenset[Difference]]
    adopted: frozenset[UUID]

    @property
    def variants(self) -> int:
        return variants(self.units.values())

    @property
    def unchanged(self) -> int:
        return sum(not differences for differences in self.units.values())


def role_variants() -> list[RoleVariants]:
    """Every role that a unit uses: has adopted, or has somebody in post for. Four queries, over all organisations."""
    adopted = _adopted()
    using = {code: set(units) for code, units in adopted.items()}
    for unit, code in current_posts().order_by().values_list("unit_id", "role_profile").distinct():
        using.setdefault(code, set()).add(unit)
    added, asked = _requirements()
    notes = _notes()
    found = []
    for role in RoleProfile.objects.order_by("title"):
        units = using.get(role.code, set())
        if units and asked.get(role.code):
            differing = {
                unit: frozenset(added.get((role.code, unit), ()))
                | frozenset(each for each in notes.get(unit, ()) if each.competency in asked[role.code])
                for unit in units
            }
            found.append(RoleVariants(role, differing, frozenset(adopted.get(role.code, ()))))
    return found


def _adopted() -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = {}
    rows = RoleAdoption.objects.filter(ended_at__isnull=True)
    for code, unit in rows.values_list("role_profile__code", "unit_id"):
        found.setdefault(code, set()).add(unit)
    return found


def _requirements() -> tuple[dict[tuple[str, UUID], list[Difference]], dict[str, set[str]]]:
    """What units add to a role; and each role's competencies, the national and the added."""
    added: dict[tuple[str, UUID], list[Difference]] = {}
    asked: dict[str, set[str]] = {}
    rows = RoleRequirement.objects.filter(known()).order_by("competency_code", "context")
    for role, unit, code, context, mandatory, days in rows.values_list(
        "role_profile__code", "unit_id", "competency_code", "context", "mandatory", "grace_days"
    ):
        asked.setdefault(role, set()).add(code)
        if unit is not None:
            demand = f"{context}|{'required' if mandatory else 'wanted'}|{days}"
            added.setdefault((role, unit), []).append(Difference("asks", code, demand))
    return added, asked


def _notes() -> dict[UUID, list[Difference]]:
    found: dict[UUID, list[Difference]] = {}
    rows: Iterable[tuple[UUID, str, str]] = LocalNote.objects.filter(known()).values_list(
        "unit_id", "competency_code", "text"
    )
    for unit, code, text in rows:
        found.setdefault(unit, []).append(Difference("notes", code, " ".join(text.split()).casefold()))
    return found
