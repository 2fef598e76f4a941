"""Writes what was planned into an organisation's ledger: every statement admitted by the rules, all in one batch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from stillroom.apps.ledger.draft import NOTE, REASON, Draft
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.ledger.services.state import completed
from stillroom.apps.places.models import Organisation
from stillroom.competence.admission import Admission, admit
from stillroom.competence.book import Book
from stillroom.competence.refusal import Refusal
from stillroom.demo.history.entry import Entry
from stillroom.demo.history.speakers import Speakers


class PlannedInVain(Exception):
    """The rules refuse what the demo planned: a mistake in the plan."""

    def __init__(self, entry: Entry, refusals: Sequence[Refusal]) -> None:
        super().__init__(f"{entry}: {' '.join(map(str, refusals)) or 'nobody was found to say it'}")


def write_history(
    *, organisation: Organisation, entries: Sequence[Entry], ids: Mapping[str, str], speakers: Speakers
) -> int:
    """`ids`: employee number → id of the record. Returns how many statements were written."""
    ordered = sorted(entries, key=lambda entry: entry.recorded_at)
    with transaction.atomic():
        chain = lock_chain(organisation)
        drafts, moments = admitted(open_book(organisation), ordered, ids, speakers, chain.seq)
        append(chain, drafts, moments)
    return len(drafts)


def admitted(
    book: Book, entries: Sequence[Entry], ids: Mapping[str, str], speakers: Speakers, seq: int = 0
) -> tuple[list[Draft], list[datetime]]:
    """The drafts as the rules complete them, with the moments at which they are recorded. Raises PlannedInVain."""
    drafts, moments = [], []
    for number, entry in enumerate(entries, start=seq + 1):
        draft, admission = _first_admitted(book, entry, ids, speakers, number)
        book.add(admission.statement)
        drafts.append(completed(draft, admission.statement))
        moments.append(entry.recorded_at)
    return drafts, moments


def _first_admitted(
    book: Book, entry: Entry, ids: Mapping[str, str], speakers: Speakers, seq: int
) -> tuple[Draft, Admission]:
    refusals: Sequence[Refusal] = ()
    draft = draft_of(entry, ids, author=entry.person)
    for author in speakers.candidates(entry):
        statement = draft.as_statement(entry.recorded_at, seq)._replace(author=ids[author])
        admission = admit(book, statement)
        if admission.admitted:
            return replace(draft, author=ids[author]), admission
        refusals = admission.refusals
    raise PlannedInVain(entry, refusals)


def draft_of(entry: Entry, ids: Mapping[str, str], *, author: str) -> Draft:
    return Draft(
        id=entry.id,
        kind=entry.kind,
        person=ids[entry.person],
        author=ids[author],
        occurred_at=entry.occurred_at,
        competency=entry.competency,
        version=entry.version,
        context=entry.context,
        capacity=entry.capacity,
        method=entry.method,
        outcome=entry.outcome,
        meaning=entry.meaning,
        valid_until=entry.valid_until,
        about=entry.about,
        taken_over_by=ids[entry.taken_over_by] if entry.taken_over_by else None,
        details=entry.details,
        texts={field: text for field, text in ((REASON, entry.reason), (NOTE, entry.note)) if text},
    )
