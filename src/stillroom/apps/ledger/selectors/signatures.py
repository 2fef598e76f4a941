"""Who has signed and who may sign in an organisation: what its specimen signature log is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.framework.selectors.requirements import role_titles
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import accountable_by_unit, canonical_ids, people_of
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.places.models import Organisation
from stillroom.apps.places.selectors.units import units_of
from stillroom.competence.history import History
from stillroom.competence.readiness import in_force_anywhere
from stillroom.competence.statement import Kind
from stillroom.competence.statement import Statement as Said


@dataclass(frozen=True, slots=True)
class Appointed:
    """One appointment. `ended` is when it was revoked."""

    said: Said
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Signatory:
    person: Person
    roles: tuple[str, ...]  # titles of the posts held today
    appointments: tuple[Appointed, ...]
    assessor_in: tuple[str, ...]  # assessor competencies in which she is in force
    accountable_for: tuple[str, ...]  # units
    first: datetime | None
    last: datetime | None
    count: int


@dataclass(slots=True)
class _Signed:
    first: datetime
    last: datetime
    count: int


def signatories(organisation: Organisation, *, at: datetime) -> list[Signatory]:
    """Everyone who has signed or may sign, by name. A self-assessment is no signature for anybody."""
    human = {str(record): str(of) for record, of in canonical_ids(organisation).items()}
    signed = _signed(organisation, human)
    accountable = _accountable(organisation)
    wanted = {*signed, *accountable, *(human.get(id_, id_) for id_ in _named(organisation))}
    book = open_book(organisation, people=wanted & set(human))
    roles = _roles(organisation)
    found = []
    for person in people_of(organisation):
        if (id_ := str(person.id)) in wanted:
            history, counts = book.history(id_), signed.get(id_)
            found.append(
                Signatory(
                    person=person,
                    roles=tuple(roles.get(id_, ())),
                    appointments=tuple(_appointments(history)),
                    assessor_in=tuple(
                        code for code in sorted(book.frameworks.assessor_codes) if in_force_anywhere(history, code, at)
                    ),
                    accountable_for=tuple(accountable.get(id_, ())),
                    first=counts.first if counts else None,
                    last=counts.last if counts else None,
                    count=counts.count if counts else 0,
                )
            )
    return found


def _signed(organisation: Organisation, human: dict[str, str]) -> dict[str, _Signed]:
    """Human → her signatures. Of a record taken over, the one who vouched signed."""
    rows = Statement.objects.filter(organisation=organisation).exclude(kind=Kind.SELF_ASSESSMENT)
    sums = {"first": Min("recorded_at"), "last": Max("recorded_at"), "count": Count("id")}
    found: dict[str, _Signed] = {}
    for signer, mine in (
        ("author", rows.filter(taken_over_by="")),
        ("taken_over_by", rows.exclude(taken_over_by="")),
    ):
        for who, first, last, count in mine.order_by().values(signer).annotate(**sums).values_list(signer, *sums):
            id_ = human.get(who, who)
            before = found.setdefault(id_, _Signed(first, last, 0))
            before.first, before.last = min(before.first, first), max(before.last, last)
            before.count += count
    return found


def _named(organisation: Organisation) -> Iterable[str]:
    """People ever appointed, and people signed off in an assessor competency."""
    entitling = Q(kind=Kind.APPOINTMENT) | Q(competency__in=frameworks().assessor_codes, kind=Kind.SIGN_OFF)
    rows = Statement.objects.filter(entitling, organisation=organisation)
    return set(rows.values_list("person", flat=True))


def _appointments(history: History) -> Iterable[Appointed]:
    for said in history.appointments:
        revocation = history.revocations.get(said.id)
        yield Appointed(said, revocation.occurred_at if revocation else None)


def _accountable(organisation: Organisation) -> dict[str, list[str]]:
    codes: dict[UUID, str] = dict(units_of(organisation).values_list("id", "code"))
    found: dict[str, list[str]] = {}
    for unit, person in accountable_by_unit(organisation).items():
        found.setdefault(str(person), []).append(codes[unit])
    return found


def _roles(organisation: Organisation) -> dict[str, list[str]]:
    titles = role_titles()
    found: dict[str, list[str]] = {}
    for post in current_posts(organisation=organisation):
        found.setdefault(post.person.canonical_id, []).append(
            f"{titles.get(post.role_profile, post.role_profile)}, {post.unit.code}"
        )
    return found
