"""The signing session of a tablet, and who may sign in it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from stillroom.apps.accounts.clock import now
from stillroom.apps.accounts.models import User
from stillroom.apps.ledger.roles import Role
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.roles import roles_from_the_ledger
from stillroom.apps.people.models import Person, RoleGrant
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.models import SigningSession


@dataclass(frozen=True)
class Signer:
    """Somebody who may assess or sign in the organisation and has a PIN."""

    person: Person
    user: User
    roles: frozenset[Role]
    of_this_unit: bool


def open_session(session_id: str) -> SigningSession | None:
    """The session, while it is open."""
    rows = SigningSession.objects.select_related("unit__organisation", "recorder")
    return rows.filter(id=session_id, ended_at=None, until__gt=now()).first()


def signers(session: SigningSession) -> list[Signer]:
    """Those of the unit first. Nobody of another organisation, no leaver, no administrator."""
    organisation = session.unit.organisation
    people = _with_pin(organisation)
    book = open_book(organisation, people=[person.canonical_id for person in people])
    here = {str(post.person.same_as_id or post.person_id) for post in current_posts(unit=session.unit)}
    found = []
    for person in people:
        roles = roles_from_the_ledger(book.history(person.canonical_id))
        if roles and person.user is not None:
            found.append(Signer(person, person.user, frozenset(roles), person.canonical_id in here))
    return sorted(found, key=lambda each: (not each.of_this_unit, each.person.last_name, each.person.first_name))


def signer(session: SigningSession, person_id: str) -> Signer | None:
    """One of them by the record's id; None for anybody else."""
    try:
        wanted = UUID(person_id)
    except ValueError:
        return None
    return next((each for each in signers(session) if each.person.id == wanted), None)


def _with_pin(organisation: Organisation) -> list[Person]:
    administrators = RoleGrant.objects.filter(
        organisation=organisation, role=RoleGrant.Role.ADMINISTRATOR, ended_at__isnull=True
    )
    working = current_posts(organisation=organisation).values("person")
    rows = Person.objects.filter(
        Q(id__in=working) | Q(also_known_as__in=working),
        organisation=organisation,
        user__is_active=True,
        user__pin__isnull=False,
    )
    return list(rows.exclude(user__in=administrators.values("user")).select_related("user", "same_as").distinct())
