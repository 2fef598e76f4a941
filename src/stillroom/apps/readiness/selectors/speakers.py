"""Who may observe and who may sign, among everyone in the organisation."""

from datetime import datetime

from django.db.models import Q

from stillroom.apps.framework.selectors import frameworks
from stillroom.apps.ledger.models import Statement
from stillroom.apps.ledger.selectors.book import open_book
from stillroom.apps.places.models import Organisation
from stillroom.competence.book import Book
from stillroom.competence.context import Context
from stillroom.competence.entitlement import authorisers, may_act_for, observers
from stillroom.competence.framework import Frameworks
from stillroom.competence.statement import Kind


class Speakers:
    """Answers from one reading of the few who could be entitled; each question is worked out once.

    `known`: the frameworks of today, where the caller has read them.
    """

    def __init__(
        self,
        organisation: Organisation,
        at: datetime,
        known_by: datetime | None = None,
        known: Frameworks | None = None,
    ) -> None:
        self.at = at
        known = known or frameworks()
        candidates = _candidates(organisation, known)
        then = known if known_by is None else None
        self.book: Book = open_book(organisation, people=candidates, known_by=known_by, known=then)
        self._candidates = sorted({self.book.staff.canonical(person) for person in candidates})
        self._observers: dict[tuple[str, Context, str], list[str]] = {}
        self._authorisers: dict[tuple[str, Context], list[str]] = {}

    def observers(self, code: str, context: Context, method: str, *, of: str = "") -> list[str]:
        """Ids of those who may observe this person (nobody named: anyone but themselves) by this method."""
        key = (code, context, method)
        if key not in self._observers:
            self._observers[key] = observers(self.book, self._candidates, code, context, self.at, method)
        return [found for found in self._observers[key] if may_act_for(self.book, found, of)]

    def authorisers(self, code: str, context: Context, *, of: str = "") -> list[str]:
        """Ids of those who may sign this person (nobody named: anyone but themselves) off."""
        key = (code, context)
        if key not in self._authorisers:
            self._authorisers[key] = authorisers(self.book, self._candidates, code, context, self.at)
        return [found for found in self._authorisers[key] if may_act_for(self.book, found, of)]


def _candidates(organisation: Organisation, known: Frameworks) -> set[str]:
    """People ever appointed, and people with a record in a framework's assessor competency."""
    assessing = Q(kind=Kind.APPOINTMENT) | Q(competency__in=known.assessor_codes, kind=Kind.SIGN_OFF)
    return set(Statement.objects.filter(assessing, organisation=organisation).values_list("person", flat=True))
