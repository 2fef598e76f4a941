"""The unit that a role or a framework is read for: one of those that the reader may open."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from stillroom.apps.accounts.acting import account
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.forms.unit_filter import UnitFilter
from stillroom.apps.people.selectors.visibility import units_visible_to
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.units import details_by_unit


@dataclass(frozen=True)
class ReadingFor:
    """`unit` is None where it is read as it holds everywhere."""

    filter: UnitFilter
    unit: Unit | None = None
    name: str = ""


def reading_for(request: HttpRequest) -> ReadingFor:
    units = readable_units(request)
    names = unit_names(units)
    chosen = UnitFilter(request.GET or {}, units={str(id_): name for id_, name in names.items()})
    wanted = chosen.chosen()
    unit = units.get(UUID(wanted)) if wanted else None
    return ReadingFor(chosen, unit, names[unit.id]) if unit else ReadingFor(chosen)


def readable_units(request: HttpRequest) -> dict[UUID, Unit]:
    user = account(request)
    return {unit.id: unit for unit in units_visible_to(user) if user.has_perm(Permission.VIEW_UNIT, unit)}


def unit_names(units: dict[UUID, Unit]) -> dict[UUID, str]:
    details = details_by_unit(units=units)
    return {id_: details[id_].name if id_ in details else unit.code for id_, unit in units.items()}
