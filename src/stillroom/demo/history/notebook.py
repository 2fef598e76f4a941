"""Where the planned statements of one organisation are collected."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from stillroom.competence.days import day_of
from stillroom.competence.statement import Kind, Meaning, Outcome
from stillroom.demo.diary import Diary, at
from stillroom.demo.history.entry import Entry

SEED = "stillroom"
_MEANING = {
    Kind.APPOINTMENT: Meaning.APPROVED,
    Kind.OBSERVATION: Meaning.ASSESSED,
    Kind.SUPERVISED_PRACTICE: Meaning.APPROVED,
    Kind.SIGN_OFF: Meaning.APPROVED,
    Kind.REINSTATEMENT: Meaning.APPROVED,
    Kind.REVOCATION: Meaning.APPROVED,
    Kind.EXEMPTION: Meaning.APPROVED,
    Kind.ACCEPTANCE: Meaning.APPROVED,
}
_HOUR = {Kind.APPOINTMENT: 8, Kind.SELF_ASSESSMENT: 9, Kind.OBSERVATION: 10, Kind.SIGN_OFF: 16}


def random_for(*key: object) -> Random:
    """Chance by key, never by the order of calls: one more person changes nothing for the others."""
    return Random(" ".join(map(str, (SEED, *key))))  # noqa: S311 - nothing secret, and the same on every build


class Notebook:
    """Keeps what happened before today; what would come later has not happened."""

    def __init__(self, diary: Diary) -> None:
        self.diary = diary
        self.entries: list[Entry] = []

    def note(self, kind: Kind, *, person: str, author: str, unit: str, day: date, **fields: Any) -> Entry:
        """`hour` sets the time of day, `late` the days until it was recorded; the rest are fields of the entry."""
        hour = fields.pop("hour", None) or _HOUR.get(kind, 14)
        late = fields.pop("late", 0)
        chance = random_for(kind, person, day, fields.get("competency"), fields.get("context"), fields.get("method"))
        occurred_at = at(day, hour * 60 + chance.randrange(110)) + timedelta(seconds=chance.randrange(60))
        recorded_at = occurred_at + timedelta(minutes=chance.randrange(1, 8))
        if late:
            recorded_at = at(day + timedelta(days=late), 17 * 60)
        fields.setdefault("meaning", _meaning(kind, fields.get("outcome", ""), fields.get("about")))
        entry = Entry(
            kind=kind,
            person=person,
            author=author,
            unit=unit,
            occurred_at=occurred_at,
            recorded_at=recorded_at,
            **fields,
        )
        if self._happened(recorded_at):
            self.entries.append(entry)
        return entry

    def _happened(self, recorded_at: datetime) -> bool:
        return day_of(recorded_at) < self.diary.today


def _meaning(kind: Kind, outcome: str, about: str | None) -> str:
    if kind is Kind.OBSERVATION and about:
        return Meaning.VERIFIED
    if kind is Kind.OBSERVATION and outcome == Outcome.PENDING:
        return Meaning.WITNESSED
    return _MEANING.get(kind, Meaning.PERFORMED)
