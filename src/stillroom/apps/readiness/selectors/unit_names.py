"""What to call a unit on a page."""

from collections.abc import Iterable
from uuid import UUID

from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.units import details_by_unit, unit_details


def unit_title(unit: Unit) -> str:
    details = unit_details(unit)
    return details.name if details else unit.code


def unit_titles(units: Iterable[UUID]) -> dict[UUID, str]:
    return {unit: details.name for unit, details in details_by_unit(units=units).items()}
