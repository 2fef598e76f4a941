"""One statement with all that it stands among: what it rests on, what rests on it, what is said about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q

from stillroom.apps.ledger.doubts import doubts_about
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.chain_place import ChainPlace, chain_place
from stillroom.apps.ledger.selectors.statements import texts_of
from stillroom.competence.book import Book
from stillroom.competence.review import Flag, review_flags
from stillroom.competence.statement import EVERY_COMPETENCY

SHOWN = 100


@dataclass(frozen=True, slots=True)
class StatementInFull:
    row: Statement
    texts: dict[str, str]
    place: ChainPlace
    rests_on: list[Statement]
    carries: list[Statement]  # the first `SHOWN` of what rests on it
    carries_count: int
    about: Statement | None
    about_it: list[Statement]
    flags: list[Flag]  # questions about this statement, and those that it raises about others
    flagged: dict[str, Statement]  # the statements that the flags name
    doubts: list[str]  # what others ask about it, outside the ledger


def in_full(row: Statement) -> StatementInFull:
    organisation_rows = Statement.objects.filter(organisation=row.organisation_id).select_related("organisation")
    rows = organisation_rows.defer("payload")
    rested_on = rows.filter(Q(person=row.person) | Q(author=row.person), relied_on__contains=row.id).order_by("seq")
    flags = flags_around(row)
    named = set(chain.from_iterable((flag.statement, *flag.because) for flag in flags)) - {row.id}
    return StatementInFull(
        row=row,
        texts=texts_of([row.id]).get(row.id, {}),
        place=chain_place(row),
        rests_on=_in_order(rows.filter(id__in=row.relied_on.split()), row.relied_on.split()),
        carries=list(rested_on[:SHOWN]),
        carries_count=rested_on.count(),
        about=rows.filter(id=row.about).first() if row.about else None,
        about_it=list(rows.filter(about=row.id, person=row.person).order_by("seq")),
        flags=flags,
        flagged={found.id: found for found in rows.filter(id__in=named)},
        doubts=doubts_about(row.id),
    )


def flags_around(row: Statement) -> list[Flag]:
    """Second looks asked for at this statement, or because of it."""
    if row.competency == EVERY_COMPETENCY:
        return []
    about_her = Statement.objects.filter(organisation=row.organisation_id, person=row.person)
    speakers = set(chain.from_iterable(about_her.values_list("author", "taken_over_by").distinct())) - {""}
    book: Book = open_book(row.organisation, people={row.person, *speakers}, competencies={row.competency})
    found = review_flags(book.history(row.person), book.history)
    return [flag for flag in found if row.id == flag.statement or row.id in flag.because]


def _in_order(rows: Iterable[Statement], ids: list[str]) -> list[Statement]:
    found = {row.id: row for row in rows}
    return [found[id_] for id_ in ids if id_ in found]
