"""What an absence, or another last day for one, would block."""

from datetime import datetime

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.selectors.statable import Asked, asked_of
from stillroom.competence.absence import Block, blocks


def would_block(person: Person, draft: Draft, now: datetime) -> tuple[list[Asked], list[Block]]:
    """What her posts ask for that has a recency, and what of it would be blocked."""
    known = frameworks().competencies
    asked = [each for each in asked_of(person, now) if known[each.code].current.recency_days is not None]
    history = open_book(person.organisation, people=[person.canonical_id]).history(person.canonical_id)
    return asked, blocks(history, [(each.code, each.context) for each in asked], draft.as_statement(now, 2**62))
