"""Everything stated about one person, and what of it needs a second look."""

from dataclasses import dataclass
from itertools import chain

from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person
from stillroom.apps.people.selectors.people import records_of
from stillroom.competence.review import Flag, review_flags
from stillroom.competence.statement import Kind

SHOWN = 30


@dataclass(frozen=True, slots=True)
class PersonRecord:
    records: list[Person]
    statements: list[Statement]  # newest first, at most `SHOWN` unless all were wanted
    total: int
    read: frozenset[str]  # pending results that have been read since
    flags: list[Flag]


def person_record(person: Person, *, whole: bool = False) -> PersonRecord:
    records = list(records_of(person).select_related("organisation"))
    ids = [str(record.id) for record in records]
    rows = Statement.objects.filter(organisation=person.organisation, person__in=ids)
    ordered = rows.defer("payload", "hash", "prev_hash").order_by("-occurred_at", "-seq")
    read = rows.filter(kind=Kind.OBSERVATION).exclude(about="").values_list("about", flat=True)
    shown = list(ordered if whole else ordered[:SHOWN])
    return PersonRecord(records, shown, rows.count(), frozenset(read), _flags(person, ids))


def _flags(person: Person, ids: list[str]) -> list[Flag]:
    about_her = Statement.objects.filter(organisation=person.organisation, person__in=ids)
    speakers = set(chain.from_iterable(about_her.values_list("author", "taken_over_by").distinct())) - {""}
    book = open_book(person.organisation, people={person.canonical_id, *speakers})
    return review_flags(book.history(person.canonical_id), book.history)
