"""The predicates behind the table of roles. Targets: an organisation, or anything that lies in one."""

from collections.abc import Callable

import rules

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.roles import CLOSED_TO_ADMINISTRATORS, OF_NO_ORGANISATION, OWN_ONLY, PERMISSIONS, Role
from stillroom.apps.ledger.selectors.roles import RolesHeld, roles_held
from stillroom.apps.people.models import Person
from stillroom.apps.people.permissions import organisation_of
from stillroom.apps.people.selectors.posts import posts_of
from stillroom.apps.people.selectors.visibility import active_grants
from stillroom.apps.places.models import Organisation, Unit


def may(user: User, permission: Permission, target: object) -> bool:
    """Whether one of the roles the account holds where the target lies carries the permission."""
    if permission in OF_NO_ORGANISATION:
        return active_grants(user).filter(role__in=[role.value for role in PERMISSIONS[permission]]).exists()
    organisation = target.organisation if isinstance(target, Statement) else organisation_of(target)
    if organisation is None:
        return False
    held = roles_held(user, organisation)
    if permission in CLOSED_TO_ADMINISTRATORS and Role.ADMINISTRATOR in held.roles:
        return False
    return any(_reaches(role, held, user, target) for role in held.roles & PERMISSIONS[permission])


def _reaches(role: Role, held: RolesHeld, user: User, target: object) -> bool:
    if isinstance(target, Organisation):
        return role not in OWN_ONLY
    if role is Role.LEARNER:
        return _own(held, user, target)
    if role is Role.LINE_MANAGER:
        return _reports_to_her(held, target)
    if role is Role.UNIT_MANAGER and held.managed_units is not None:
        return _managed(held.managed_units, target)
    return True


def _own(held: RolesHeld, user: User, target: object) -> bool:
    match target:
        case Unit():
            return target.id in held.own_units
        case Person():
            return target.user_id == user.id or (held.person is not None and target.canonical_id == str(held.person.id))
        case Statement():
            return held.person is not None and target.person == str(held.person.id)
        case _:
            return False


def _reports_to_her(held: RolesHeld, target: object) -> bool:
    match target:
        case Person():
            return target.canonical_id in held.reports
        case Statement():
            return target.person in held.reports
        case _:
            return False


def _managed(units: frozenset[object], target: object) -> bool:
    match target:
        case Unit():
            return target.id in units
        case Person():
            return any(post.unit_id in units for post in posts_of(target))
        case _:
            return bool(units)


def _predicate(permission: Permission) -> Callable[[User, object], bool]:
    def permitted(user: User, target: object) -> bool:
        return may(user, permission, target)

    return permitted


for _permission in PERMISSIONS:
    rules.set_perm(_permission, rules.predicate(_predicate(_permission), name=str(_permission)))
