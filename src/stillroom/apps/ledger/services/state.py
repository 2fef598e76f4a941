"""State something: check it against everything stated so far, then append it. The one door for pages and imports."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from stillroom.apps.accounts import clock
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.ledger.selectors.staff import OrganisationStaff
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.people.models import Person
from stillroom.apps.places.models import Organisation
from stillroom.competence.admission import admit
from stillroom.competence.book import Book
from stillroom.competence.refusal import Refused
from stillroom.competence.statement import Statement

SAME = ("kind", "person", "author", "competency", "capacity", "outcome", "meaning")
FILLED_IN = ("method", "context")  # by the rules, where the draft leaves them empty


class ConflictingStatement(Exception):
    """The id is taken by a statement that says something else."""


def state(*, organisation: Organisation, draft: Draft, by: Person, now: datetime | None = None) -> str:
    """State one thing; returns the statement's id. Raises Refused, ConflictingStatement.

    The id was made with the form: sending the form twice states one thing once. Two people who sign the same item at
    once wait for each other, and the second is judged with the first's signature in view.
    """
    with transaction.atomic():
        chain = lock_chain(organisation)
        if _stated_already(organisation, draft):
            return draft.id
        people = {draft.person, draft.author, draft.taken_over_by or draft.author}
        staff = OrganisationStaff(organisation, people)
        book = open_book(organisation, people=people, competencies={draft.competency}, staff=staff)
        moment = chain.moment(now or clock.now())
        admitted = admit_draft(book, replace(draft, recorded_by=draft.recorded_by or str(by.id)), moment, chain.seq + 1)
        append(chain, [admitted], moment, staff)
    return draft.id


def admit_draft(book: Book, draft: Draft, recorded_at: datetime, seq: int) -> Draft:
    """The draft completed by the rules (version, last valid day, what it rests on). Raises Refused."""
    admission = admit(book, draft.as_statement(recorded_at, seq), stated_now=True)
    if not admission.admitted:
        raise Refused(*admission.refusals)
    return completed(draft, admission.statement)


def completed(draft: Draft, statement: Statement) -> Draft:
    """The draft with what the rules filled in."""
    return replace(
        draft,
        version=statement.version,
        context=statement.context,
        method=statement.method,
        valid_until=statement.valid_until,
        relied_on=statement.relied_on,
    )


def _stated_already(organisation: Organisation, draft: Draft) -> bool:
    fields = ("organisation_id", "about", *SAME, *FILLED_IN)
    stored = StatementRow.objects.filter(id=draft.id).values(*fields).first()
    if stored is None:
        return False
    asked = {field: str(getattr(draft, field)) for field in (*SAME, *FILLED_IN)} | {"about": draft.about or ""}
    same = all(stored[field] == value for field, value in asked.items() if value or field not in FILLED_IN)
    if not same or stored["organisation_id"] != organisation.id:
        raise ConflictingStatement(draft.id)
    return True
