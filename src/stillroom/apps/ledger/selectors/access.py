"""Who may do what in an organisation: each account with the roles it was granted and those that follow."""

from dataclasses import dataclass

from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.roles import roles_from_the_ledger
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.accounts import accounts_of, grants_in
from stillroom.apps.people.selectors.people import accountable_by_unit, people_of
from stillroom.apps.places.models import Organisation


@dataclass(frozen=True, slots=True)
class AccountHeld:
    user: User
    person: Person | None
    grants: tuple[RoleGrant, ...]
    derived: frozenset[Role]


def accounts_held(organisation: Organisation) -> list[AccountHeld]:
    """In a fixed number of queries, however many accounts there are."""
    people: dict[object, Person] = {}
    for person in people_of(organisation).filter(user__isnull=False).select_related("same_as"):
        people.setdefault(person.user_id, person.same_as or person)
    grants: dict[object, list[RoleGrant]] = {}
    for grant in grants_in(organisation):
        grants.setdefault(grant.user_id, []).append(grant)
    book = open_book(organisation, people=[person.canonical_id for person in people.values()])
    accountable = set(accountable_by_unit(organisation).values())
    found = []
    for user in accounts_of(organisation):
        hers = people.get(user.id)
        derived: set[Role] = set()
        if hers is not None:
            derived = {Role.LEARNER} | roles_from_the_ledger(book.history(hers.canonical_id))
            if hers.id in accountable:
                derived.add(Role.ACCOUNTABLE_PERSON)
        found.append(AccountHeld(user, hers, tuple(grants.get(user.id, ())), frozenset(derived)))
    return found
