"""The roles an account holds in an organisation at this moment."""

from dataclasses import dataclass
from uuid import UUID

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.people import accountable_by_unit
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.people.selectors.reports import reports_of
from stillroom.apps.people.selectors.visibility import active_grants, organisations_visible_to, people_of_user
from stillroom.apps.places.models import Organisation
from stillroom.competence.history import History
from stillroom.competence.readiness import in_force_anywhere
from stillroom.competence.record import Record
from stillroom.competence.statement import Capacity

BY_CAPACITY = {
    Capacity.ASSESSOR: Role.ASSESSOR,
    Capacity.AUTHORISER: Role.AUTHORISER,
    Capacity.RESULT_READER: Role.RESULT_READER,
}


@dataclass(frozen=True)
class RolesHeld:
    """`roles` reach the whole organisation; those of unit managers, learners and line managers what is named."""

    person: Person | None
    roles: frozenset[Role]
    managed_units: frozenset[UUID] | None  # None: all
    own_units: frozenset[UUID]
    reports: frozenset[str] = frozenset()  # the humans whose line manager she is


NOBODY = RolesHeld(None, frozenset(), frozenset(), frozenset())


def roles_held(user: User, organisation: Organisation) -> RolesHeld:
    """Worked out once a request and organisation: the account object carries the answer."""
    # By getattr and setattr, because a request's user is a lazy wrapper and permissions ask the account inside it.
    kept: dict[UUID, RolesHeld] | None = getattr(user, "_roles_held", None)
    if kept is None:
        kept = {}
        setattr(user, "_roles_held", kept)  # noqa: B010
    if organisation.id not in kept:
        kept[organisation.id] = _roles_held(user, organisation)
    return kept[organisation.id]


def person_in(user: User, organisation: Organisation) -> Person | None:
    """The record of this account's holder in an organisation; the kept one, if there are several."""
    return roles_held(user, organisation).person


def organisation_roles(user: User) -> dict[Organisation, RolesHeld]:
    return {organisation: roles_held(user, organisation) for organisation in organisations_visible_to(user)}


def role_names(user: User) -> set[str]:
    """The roles the account holds anywhere."""
    return {str(role) for held in organisation_roles(user).values() for role in held.roles}


def _roles_held(user: User, organisation: Organisation) -> RolesHeld:
    found = people_of_user(user).filter(organisation=organisation).first()
    person = found.same_as or found if found else None
    if not organisations_visible_to(user).filter(id=organisation.id).exists():
        return NOBODY if person is None else RolesHeld(person, frozenset((Role.LEARNER,)), frozenset(), frozenset())
    grants = list(active_grants(user).filter(organisation=organisation))
    roles = {Role(grant.role) for grant in grants}
    managing = [grant.unit_id for grant in grants if grant.role == RoleGrant.Role.UNIT_MANAGER]
    managed = None if None in managing else frozenset(unit for unit in managing if unit)
    own_units: frozenset[UUID] = frozenset()
    reports: frozenset[str] = frozenset()
    if person is not None:
        own_units = frozenset(
            current_posts(organisation=organisation).filter(person__in=_records(person)).values_list("unit", flat=True)
        )
        roles.add(Role.LEARNER)
        reports = reports_of(person)
        if reports:
            roles.add(Role.LINE_MANAGER)
        if person.id in accountable_by_unit(organisation).values():
            roles.add(Role.ACCOUNTABLE_PERSON)
        roles |= roles_from_the_ledger(open_book(organisation, people=[str(person.id)]).history(str(person.id)))
    return RolesHeld(person, frozenset(roles), managed, own_units, reports)


def _records(person: Person) -> list[UUID]:
    return [person.id, *person.also_known_as.values_list("id", flat=True)]


def roles_from_the_ledger(history: History) -> set[Role]:
    """The roles that follow from appointments in force, and from being signed off as an assessor."""
    now = clock.now()
    found = {
        BY_CAPACITY[Capacity(appointment.capacity)]
        for appointment in history.appointments
        if Record.in_date(appointment, now) and not history.revoked(appointment, now)
    }
    if any(in_force_anywhere(history, code, now) for code in history.frameworks.assessor_codes):
        found.add(Role.ASSESSOR)
    return found
