"""Who reads a plan, and the names it is read with."""

from collections.abc import Mapping
from dataclasses import dataclass

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.selectors.roles import person_in
from stillroom.apps.people.selectors.people import accountable_by_unit
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.selectors.names import names_of


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the plan, by the id of her record (empty: none), and what to call people."""

    person: str
    names: Mapping[str, str]
    accountable: Mapping[str, str]  # unit id → id of the person who appoints there


def reader_in(user: User, organisation: Organisation) -> Reader:
    person = person_in(user, organisation)
    return Reader(
        person.canonical_id if person else "",
        names_of(organisation),
        {str(unit): str(human) for unit, human in accountable_by_unit(organisation).items()},
    )
