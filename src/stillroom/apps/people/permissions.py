"""Who may do what with places and people. Targets: an organisation, or anything that lies in one."""

import rules

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.people.models import LookAlike, Person, RoleGrant
from stillroom.apps.people.selectors.visibility import has_role, organisations_visible_to, people_visible_to
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
            return None


def sees_organisation(user: User, target: object) -> bool:
    organisation = organisation_of(target)
    return organisation is not None and organisations_visible_to(user).filter(id=organisation.id).exists()


def sees_person(user: User, target: object) -> bool:
    return isinstance(target, Person) and people_visible_to(user).filter(id=target.id).exists()


def is_administrator(user: User, target: object) -> bool:
    """Of the organisation as a whole; signs for nobody by being it."""
    organisation = organisation_of(target)
    return organisation is not None and has_role(user, RoleGrant.Role.ADMINISTRATOR, organisation)


rules.add_perm(Permission.VIEW_UNIT, rules.predicate(sees_organisation))
rules.add_perm(Permission.VIEW_PERSON, rules.predicate(sees_person))
rules.add_perm(Permission.IMPORT, rules.predicate(is_administrator))
rules.add_perm(Permission.MANAGE_ACCESS, rules.predicate(is_administrator))
rules.add_perm(Permission.DECIDE_LOOK_ALIKE, rules.predicate(is_administrator))
