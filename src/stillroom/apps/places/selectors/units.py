"""Units and what was known about them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.places.models import Organisation, Unit, UnitDetails
from stillroom.apps.places.selectors.known import known


def units_of(organisation: Organisation) -> QuerySet[Unit]:
    return Unit.objects.filter(organisation=organisation).order_by("code")


def unit_with_code(organisation: Organisation, code: str) -> Unit:
    """Raises Unit.DoesNotExist."""
    return Unit.objects.select_related("organisation").get(organisation=organisation, code=code)


def unit_details(unit: Unit, known_by: datetime | None = None) -> UnitDetails | None:
    return UnitDetails.objects.filter(known(known_by), unit=unit).first()


def details_by_unit(
    *, organisation: Organisation | None = None, units: Iterable[UUID] | None = None, known_by: datetime | None = None
) -> dict[UUID, UnitDetails]:
    """Unit id → its details, in one query; for one organisation or some units, else for all."""
    rows = _details(organisation, units, known_by).select_related("unit")
    return {row.unit_id: row for row in rows}


def _details(
    organisation: Organisation | None, units: Iterable[UUID] | None, known_by: datetime | None
) -> QuerySet[UnitDetails]:
    rows = UnitDetails.objects.filter(known(known_by))
    if organisation is not None:
        rows = rows.filter(unit__organisation=organisation)
    if units is not None:
        rows = rows.filter(unit__in=list(units))
    return rows


def facilities(unit: Unit, known_by: datetime | None = None) -> frozenset[str]:
    details = unit_details(unit, known_by)
    return frozenset(details.facilities) if details else frozenset()


def facilities_by_unit(
    *, organisation: Organisation | None = None, units: Iterable[UUID] | None = None, known_by: datetime | None = None
) -> dict[UUID, frozenset[str]]:
    """Unit id → its facilities, in one query."""
    rows = _details(organisation, units, known_by).values_list("unit_id", "facilities")
    return {unit: frozenset(facilities) for unit, facilities in rows}
