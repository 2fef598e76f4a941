"""What one unit adds to what is national: requirements, notes, procedures, the packs it adopted."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.framework.models import LocalNote, RoleAdoption, RoleRequirement, SopVersion
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.known import known
from stillroom.competence.procedure import ProcedureVersion, in_force, versions_asked


def local_requirements(unit: Unit) -> QuerySet[RoleRequirement]:
    rows = RoleRequirement.objects.filter(known(), unit=unit).select_related("role_profile", "unit")
    return rows.order_by("role_profile__title", "competency_code", "context")


def local_requirement(unit: Unit, requirement_id: UUID) -> RoleRequirement:
    """One that still holds. Raises RoleRequirement.DoesNotExist."""
    return local_requirements(unit).get(id=requirement_id)


def local_notes(units: Iterable[UUID], known_by: datetime | None = None) -> dict[UUID, dict[str, str]]:
    """Unit id → competency code → “in our unit this differs”, in one query."""
    found: dict[UUID, dict[str, str]] = {}
    rows = LocalNote.objects.filter(known(known_by), unit__in=list(units)).order_by("competency_code")
    for unit, code, text in rows.values_list("unit_id", "competency_code", "text"):
        found.setdefault(unit, {})[code] = text
    return found


def notes_of(unit: UUID) -> dict[str, str]:
    """Competency code → the unit's note."""
    return local_notes([unit]).get(unit, {})


def sop_versions(units: Iterable[UUID]) -> QuerySet[SopVersion]:
    """By code, the newest version first."""
    rows = SopVersion.objects.filter(known(), unit__in=list(units)).select_related("unit__organisation")
    return rows.order_by("unit", "code", "-effective_on")


def sop_version(unit: Unit, sop_id: UUID) -> SopVersion:
    """Raises SopVersion.DoesNotExist."""
    return sop_versions([unit.id]).get(id=sop_id)


def procedure(row: SopVersion) -> ProcedureVersion:
    """As the domain reads it."""
    return ProcedureVersion(str(row.id), row.code, row.version, frozenset(row.competencies), row.effective_on)


def sops_in_force(units: Iterable[UUID], on: date) -> list[SopVersion]:
    """The versions that the units work to on a day."""
    return _chosen(units, lambda versions: in_force(versions, on))


def sops_asked(units: Iterable[UUID], on: date) -> list[SopVersion]:
    """Those, and the versions to come."""
    return _chosen(units, lambda versions: versions_asked(versions, on))


def _chosen(
    units: Iterable[UUID], choose: Callable[[list[ProcedureVersion]], list[ProcedureVersion]]
) -> list[SopVersion]:
    by_unit: dict[UUID, dict[str, SopVersion]] = {}
    for row in sop_versions(units):
        by_unit.setdefault(row.unit_id, {})[str(row.id)] = row
    return [
        found[version.id]
        for found in by_unit.values()
        for version in choose([procedure(row) for row in found.values()])
    ]


def adoptions(unit: Unit) -> QuerySet[RoleAdoption]:
    rows = RoleAdoption.objects.filter(unit=unit, ended_at__isnull=True)
    return rows.select_related("role_profile", "framework", "adopted_by", "unit").order_by("role_profile__title")
