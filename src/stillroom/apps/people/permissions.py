"""Where the things lie that permissions are about; who holds them is in the ledger app's table of roles."""

from stillroom.apps.people.models import LookAlike, Person, RoleGrant
from stillroom.apps.places.models import Organisation, Unit


def organisation_of(target: object) -> Organisation | None:
    """The organisation that a target lies in."""
    match target:
        case Organisation():
            return target
        case Unit() | Person() | RoleGrant():
            return target.organisation
        case LookAlike():
            return target.person_a.organisation
        case _:
            # What a later app keeps of an organisation says so itself.
            found = getattr(target, "organisation", None)
            return found if isinstance(found, Organisation) else None
