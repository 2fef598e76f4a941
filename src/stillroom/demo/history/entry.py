"""One statement as planned: who says it may be left to whoever is entitled on that day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from stillroom.apps.ledger.draft import new_statement_id
from stillroom.competence.context import ANY, Context
from stillroom.competence.statement import EVERY_COMPETENCY


class Speaker(StrEnum):
    """Someone of the person's unit, found when the rules are asked."""

    OBSERVER = "observer"
    AUTHORISER = "authoriser"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Entry:
    """People are employee numbers. `author` is one, or the kind of speaker to find at `unit`."""

    kind: str
    person: str
    author: str
    unit: str
    occurred_at: datetime
    recorded_at: datetime
    competency: str = EVERY_COMPETENCY
    version: str = ""
    context: Context = ANY
    capacity: str = ""
    method: str = ""
    outcome: str = ""
    meaning: str = ""
    valid_until: date | None = None
    about: str | None = None
    taken_over_by: str = ""
    reason: str = ""
    note: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    key: str = ""  # by which stories and tests find it again
    id: str = field(default_factory=new_statement_id)
