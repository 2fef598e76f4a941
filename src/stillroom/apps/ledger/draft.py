"""What is about to be stated: everything of a statement but its place in the chain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.ledger.details import quantity_in
from stillroom.competence.context import ANY, Context
from stillroom.competence.statement import EVERY_COMPETENCY, Kind, Statement

REASON = "reason"
NOTE = "note"


def new_statement_id() -> str:
    return str(new_id())


@dataclass(frozen=True, slots=True)
class Draft:
    """`texts` (reason, note) are kept beside the chain; `details` (lots, session, workstation) inside it."""

    kind: str
    person: str
    author: str
    occurred_at: datetime
    competency: str = EVERY_COMPETENCY
    version: str = ""
    context: Context = ANY
    capacity: str = ""
    method: str = ""
    outcome: str = ""
    meaning: str = ""
    valid_until: date | None = None
    about: str | None = None
    taken_over_by: str | None = None
    recorded_by: str = ""
    reference: str = ""
    relied_on: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    id: str = field(default_factory=new_statement_id)

    def as_statement(self, recorded_at: datetime, seq: int) -> Statement:
        return Statement(
            id=self.id,
            kind=self.kind,
            person=self.person,
            author=self.author,
            occurred_at=self.occurred_at,
            recorded_at=recorded_at,
            seq=seq,
            competency=self.competency,
            version=self.version,
            context=self.context,
            capacity=self.capacity,
            method=self.method,
            outcome=self.outcome,
            valid_until=self.valid_until,
            about=self.about,
            taken_over_by=self.taken_over_by,
            meaning=self.meaning,
            has_reason=bool(self.texts.get(REASON)),
            relied_on=self.relied_on,
            quantity=quantity_in(self.details) if self.kind == Kind.ACTIVITY else 1,
        )
