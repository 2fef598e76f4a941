"""What waits for a signature, and all that the signature would cover."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.ledger.models import StatementText
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.apps.readiness.selectors.standings import standings
from stillroom.competence.book import Book
from stillroom.competence.entitlement import authoriser_basis, may_act_for
from stillroom.competence.framework import Competency
from stillroom.competence.gap import REINSTATEMENT, Item
from stillroom.competence.record import Progress, last_valid_day
from stillroom.competence.refusal import Refusal
from stillroom.competence.scheme import Scheme


@dataclass(frozen=True, slots=True)
class ToSign:
    person: str
    unit: str
    item: Item
    competency: Competency
    last_valid_day: date | None


@dataclass(frozen=True, slots=True)
class Covered:
    """Everything a signature covers: the evidence as recorded, and until when the competence would hold."""

    to_sign: ToSign
    scheme: Scheme  # the one that applies: for the first sign-off, a renewal or a requalification
    evidence: tuple[StatementRow, ...]
    readings: dict[str, StatementRow]  # pending observation's id → the statement that gave its result
    notes: dict[str, str]  # statement id → its note


def waiting_for_signature(organisation: Organisation, *, by: Person, at: datetime) -> list[ToSign]:
    """What is complete and lies within the authoriser's appointments; her own items never."""
    book = open_book(organisation)
    found: dict[tuple[str, str, str], ToSign] = {}
    for standing in standings(organisation, at=at, book=book):
        person = standing.post.person
        if not may_act_for(book, by.canonical_id, person):
            continue
        for item in standing.items:
            if item.missing.ready_to_sign and _may_sign(book, by, item, at):
                key = (person, item.requirement.competency, str(item.requirement.context))
                found.setdefault(key, _to_sign(book, person, standing.post.unit, item, at))
    return sorted(found.values(), key=lambda each: (not each.item.requirement.mandatory, each.competency.code))


def _may_sign(book: Book, by: Person, item: Item, at: datetime) -> bool:
    context = item.requirement.context
    return not isinstance(authoriser_basis(book, by.canonical_id, item.requirement.competency, context, at), Refusal)


def to_sign(person: Person, requirement_id: UUID, *, at: datetime) -> Covered | None:
    """What one signature would cover; None when nothing waits for one."""
    organisation = person.organisation
    book = open_book(organisation, people=[person.canonical_id])
    for standing in standings(organisation, at=at, people=[person.canonical_id], book=book):
        for item in standing.items:
            if item.requirement.id == str(requirement_id) and item.missing.ready_to_sign:
                found = _to_sign(book, person.canonical_id, standing.post.unit, item, at)
                return _covered(organisation, found, _progress(book, person.canonical_id, item, at))
    return None


@dataclass(frozen=True, slots=True)
class NotYet:
    """An item that cannot be signed now, and how many of its observations were made in another context."""

    item: Item
    elsewhere: int


def item_of(person: Person, requirement_id: UUID, *, at: datetime) -> NotYet | None:
    """How she stands in one requirement of a post she holds; None when no post of hers asks for it."""
    book = open_book(person.organisation, people=[person.canonical_id])
    for standing in standings(person.organisation, at=at, people=[person.canonical_id], book=book):
        for item in standing.items:
            if item.requirement.id == str(requirement_id):
                record = book.history(person.canonical_id).record(item.requirement.competency)
                seen = record.observations if record else ()
                return NotYet(item, sum(not s.context.names(item.requirement.context) for s in seen))
    return None


def _progress(book: Book, person: str, item: Item, at: datetime) -> Progress:
    history = book.history(person)
    record = history.record(item.requirement.competency)
    assert record is not None  # noqa: S101 - an item that is ready to sign has a record
    if item.missing.signatures[0] == REINSTATEMENT:
        suspension = record.suspension_about(item.missing.suspensions[0].id)
        assert suspension is not None  # noqa: S101 - the item names it
        return record.requalification(suspension, item.missing.version, at)
    return record.progress(item.requirement.context, item.missing.version, at)


def _to_sign(book: Book, person: str, unit: str, item: Item, at: datetime) -> ToSign:
    competency = frameworks().competencies[item.requirement.competency]
    definition = competency.competency(item.missing.version) or competency.current
    gathered = _progress(book, person, item, at).last_gathered
    return ToSign(person, unit, item, definition, last_valid_day(definition, gathered) if gathered else None)


def _covered(organisation: Organisation, found: ToSign, progress: Progress) -> Covered:
    ids = [statement.id for statement in progress.evidence]
    rows = {row.id: row for row in StatementRow.objects.filter(organisation=organisation, id__in=ids)}
    readings = StatementRow.objects.filter(organisation=organisation, about__in=ids, kind="observation")
    notes = StatementText.objects.filter(statement__in=[*ids, *(r.id for r in readings)], field="note")
    return Covered(
        found,
        progress.scheme,
        tuple(rows[i] for i in ids),
        {row.about: row for row in readings},
        dict(notes.values_list("statement", "text")),
    )
