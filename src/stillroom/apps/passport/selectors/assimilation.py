"""What the ledger proposes for a unit's staff, and what was kept of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.permissions import Permission
from stillroom.apps.framework.models import FrameworkVersion
from stillroom.apps.framework.selectors.frameworks import all_frameworks, latest_version
from stillroom.apps.framework.selectors.levels import levels_of
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.passport.models import Assimilation, AssimilationLine
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import canonical_person
from stillroom.apps.people.selectors.posts import current_posts
from stillroom.apps.people.selectors.visibility import units_visible_to
from stillroom.apps.places.models import Unit
from stillroom.apps.places.selectors.known import known
from stillroom.competence.assimilation import Proposal, Shown, propose
from stillroom.competence.book import Book
from stillroom.competence.context import Context
from stillroom.competence.entitlement import observer_basis
from stillroom.competence.readiness import in_force_anywhere
from stillroom.competence.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Proposed:
    person: Person
    competency: str
    proposal: Proposal


def versions_with_levels() -> list[FrameworkVersion]:
    """The newest version of each framework that describes levels."""
    found = [version for each in all_frameworks() if (version := latest_version(each)) is not None]
    return [version for version in found if levels_of(version)]


def proposals(unit: Unit, version: FrameworkVersion, at: datetime) -> Iterator[Proposed]:
    """For everybody in post at the unit, and each competency that has levels."""
    people = {p.canonical_id: p for p in (canonical_person(post.person) for post in current_posts(unit=unit))}
    book = open_book(unit.organisation, people=people)
    for human, person in people.items():
        for code, levels in levels_of(version).items():
            yield Proposed(person, code, propose(levels, _shown(book, human, code, at)))


def _shown(book: Book, human: str, code: str, at: datetime) -> Shown:
    history = book.history(human)
    record = history.record(code)
    if record is None:
        return Shown()
    in_force = in_force_anywhere(history, code, at) is not None
    contexts: set[Context] = {sign_off.context for sign_off in record.sign_offs}
    assesses = in_force and any(
        not isinstance(observer_basis(book, human, code, context, at, "observation"), Refusal) for context in contexts
    )
    begun = any(each.occurred_at <= at for each in (*record.observations, *record.credits))
    return Shown(in_force, begun and not record.sign_offs, assesses, bool(record.sign_offs))


def assimilations_of(unit: Unit) -> QuerySet[Assimilation]:
    rows = Assimilation.objects.filter(unit=unit).select_related("framework_version__framework", "confirmed_by")
    return rows.order_by("-proposed_at")


def assimilation_visible_to(user: User, assimilation_id: UUID) -> Assimilation:
    """Raises Assimilation.DoesNotExist, also where she may not place the unit's staff."""
    rows = Assimilation.objects.filter(unit__in=units_visible_to(user))
    found = rows.select_related("unit__organisation", "framework_version__framework", "confirmed_by").get(
        id=assimilation_id
    )
    if not user.has_perm(Permission.ASSIMILATE, found.unit):
        raise Assimilation.DoesNotExist
    return found


def lines_of(assimilation: Assimilation) -> list[AssimilationLine]:
    rows = AssimilationLine.objects.filter(known(), assimilation=assimilation).select_related("person", "recorded_by")
    return list(rows.order_by("person__last_name", "person__first_name", "person_id", "competency"))


def line_of(assimilation: Assimilation, line_id: UUID) -> AssimilationLine:
    """Raises AssimilationLine.DoesNotExist."""
    return AssimilationLine.objects.select_related("person").get(known(), assimilation=assimilation, id=line_id)
