"""Records that somebody opened a page: an auditor any page, anyone else the record of a person she does not manage."""

from django.db.models import Q

from stillroom.apps.accounts import clock
from stillroom.apps.accounts.events import PageOpened
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.roles import RolesHeld, roles_held
from stillroom.apps.oversight.models import AccessEvent
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.permissions import organisation_of
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.people.selectors.visibility import active_grants
from stillroom.apps.places.models import Organisation

READING = {Permission.VIEW_PERSON, Permission.VIEW_LEDGER}
"""What shows a record. Who opens a form to state something about a person leaves a statement instead."""


def record_view(opened: PageOpened) -> None:
    """Listens to `page_opened`. One insert, or none."""
    organisation = organisation_of(opened.subject)
    if organisation is None:
        # A list of what the reader may see, in every organisation that she audits.
        for grant in active_grants(opened.user).filter(role=RoleGrant.Role.AUDITOR):
            _record(opened, grant.organisation, as_auditor=True)
        return
    held = roles_held(opened.user, organisation)
    as_auditor = Role.AUDITOR in held.roles
    if as_auditor or _is_anothers_record(opened, organisation, held):
        _record(opened, organisation, as_auditor=as_auditor)


def _record(opened: PageOpened, organisation: Organisation, *, as_auditor: bool) -> None:
    AccessEvent.objects.create(
        organisation=organisation,
        user=opened.user,
        as_auditor=as_auditor,
        route=opened.route,
        subject=str(getattr(opened.subject, "pk", "") or ""),
        person=_person(opened.subject),
        viewed_at=clock.now(),
    )


def _person(subject: object) -> str:
    if isinstance(subject, Person):
        return subject.canonical_id
    return subject.person if isinstance(subject, Statement) else ""


def _is_anothers_record(opened: PageOpened, organisation: Organisation, held: RolesHeld) -> bool:
    person = _person(opened.subject)
    if not person or opened.permission not in READING or _is_own(opened.subject, opened.user, held):
        return False
    return not _manages(held, organisation, person)


def _is_own(subject: object, user: User, held: RolesHeld) -> bool:
    if isinstance(subject, Person) and subject.user_id == user.id:
        return True
    return held.person is not None and _person(subject) == held.person.canonical_id


def _manages(held: RolesHeld, organisation: Organisation, person: str) -> bool:
    """As manager of the organisation, or of a unit in which she holds a post today."""
    if Role.UNIT_MANAGER not in held.roles:
        return False
    if held.managed_units is None:
        return True
    posts = current_posts(organisation=organisation).filter(unit__in=held.managed_units)
    return posts.filter(Q(person=person) | Q(person__same_as=person)).exists()
