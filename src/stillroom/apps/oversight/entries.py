"""One entry of the audit trail, whatever it comes from; and where later apps add what they keep."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from stillroom.apps.places.models import Organisation, Unit
from stillroom.competence.trail import LookFor, Risk


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` names it for good; `by` are the ids of accounts and people whose doing it is."""

    key: str
    recorded_at: datetime
    text: str
    who: str
    by: frozenset[str]
    risks: frozenset[Risk] = frozenset()
    happened_at: datetime | None = None
    reason: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """What a review covers: recorded from `start` until before `end`, of the organisation or one of its units.

    Of the ledger it covers nothing after the statement `through_seq`.
    """

    organisation: Organisation
    unit: Unit | None
    start: datetime
    end: datetime
    through_seq: int
    look_for: LookFor
    names: Mapping[str, str]
    titles: Mapping[str, str]
    administrators: frozenset[str]
    people: frozenset[str] | None
    """Of a unit: every record of whoever held a post there; None: everybody."""


Source = Callable[[Period], Iterable[Entry]]
_sources: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    """Add what an app keeps to the trail that is reviewed, or replace the source of the same name."""
    _sources[name] = source


def sources() -> list[Source]:
    return list(_sources.values())
