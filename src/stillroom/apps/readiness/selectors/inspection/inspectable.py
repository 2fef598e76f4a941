"""Of whom an account may ask for an inspection pack."""

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.visibility import people_of_user, units_visible_to
from stillroom.apps.places.models import Unit
from stillroom.apps.readiness.selectors.readable import people_readable_by

SHOWN = 20


def inspectable_units(user: User) -> list[Unit]:
    return [unit for unit in units_visible_to(user) if user.has_perm(Permission.INSPECT_UNIT, unit)]


def inspectable_people(user: User, wanted: str) -> list[Person]:
    """At most `SHOWN` whose name or number has every word; nobody where nothing is asked."""
    if not wanted.strip():
        return []
    found = people_readable_by(user, wanted)[: SHOWN * 2]
    return [person for person in found if user.has_perm(Permission.INSPECT_PERSON, person)][:SHOWN]


def own_records(user: User) -> list[Person]:
    return [person.same_as or person for person in people_of_user(user)]
