"""The units somebody manages or is accountable for."""

from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.roles import RolesHeld
from stillroom.apps.people.selectors.people import accountable_by_unit
from stillroom.apps.places.models import Organisation, Unit
from stillroom.apps.places.selectors.units import units_of


def units_answered_for(organisation: Organisation, held: RolesHeld) -> list[Unit]:
    found = list(units_of(organisation))
    if Role.UNIT_MANAGER in held.roles and held.managed_units is None:
        return found
    managed = held.managed_units or frozenset()
    accountable = accountable_by_unit(organisation) if Role.ACCOUNTABLE_PERSON in held.roles else {}
    own = held.person.id if held.person else None
    return [unit for unit in found if unit.id in managed or (own is not None and accountable.get(unit.id) == own)]
