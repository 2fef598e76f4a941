"""What a reviewer of the audit trail looks at first: entries that experience says go wrong, or are made to.

A risk is a question to a person, not a finding. How long is late, how soon is quick and when the day begins and ends
is the organisation's own to say.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from stillroom.competence.days import LONDON, day_of
from stillroom.competence.statement import Kind

SIGNED = frozenset((Kind.SIGN_OFF, Kind.REINSTATEMENT, Kind.EXEMPTION, Kind.ACCEPTANCE, Kind.REVOCATION))


class Risk(StrEnum):
    LATE = "late"
    BACKDATED = "backdated"
    TAKEN_OVER = "taken_over"
    CORRECTION = "correction"
    QUICK = "quick"
    SAME_PAIR = "same_pair"
    OUT_OF_HOURS = "out_of_hours"
    ERASURE = "erasure"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class LookFor:
    """What counts as late, quick, often and out of hours. The hours are London's, from 0 to 24."""

    late_days: int
    quick_minutes: int
    pair_times: int
    hours_from: int
    hours_until: int


class Said(NamedTuple):
    """Of a statement, what its risks follow from."""

    id: str
    kind: str
    person: str
    author: str
    competency: str
    occurred_at: datetime
    recorded_at: datetime
    taken_over: bool


Subject = tuple[str, str]  # person and competency


def risks(
    statements: Iterable[Said], look_for: LookFor, happened_before: Mapping[Subject, datetime]
) -> dict[str, frozenset[Risk]]:
    """Statement's id → its risks, for statements in the order they were recorded; those without any are left out.

    `happened_before` is, for each subject, when the latest of what was recorded before these had happened.
    """
    said = list(statements)
    pairs = Counter((each.author, each.person) for each in said if each.kind == Kind.OBSERVATION)
    latest, observed = dict(happened_before), dict[Subject, list[datetime]]()
    found = {}
    for each in said:
        subject = (each.person, each.competency)
        marks = set(_of_one(each, look_for))
        if subject in latest and each.occurred_at < latest[subject] and _on_a_later_day(each):
            marks.add(Risk.BACKDATED)
        if each.kind == Kind.OBSERVATION:
            observed.setdefault(subject, []).append(each.occurred_at)
            if pairs[each.author, each.person] >= look_for.pair_times:
                marks.add(Risk.SAME_PAIR)
        if each.kind == Kind.SIGN_OFF and _is_quick(each, observed.get(subject, ()), look_for):
            marks.add(Risk.QUICK)
        latest[subject] = max(each.occurred_at, latest.get(subject, each.occurred_at))
        if marks:
            found[each.id] = frozenset(marks)
    return found


def _of_one(said: Said, look_for: LookFor) -> Iterable[Risk]:
    if said.taken_over:
        yield Risk.TAKEN_OVER
    if said.recorded_at - said.occurred_at >= timedelta(days=look_for.late_days):
        yield Risk.LATE
    if said.kind == Kind.REVOCATION:
        yield Risk.CORRECTION
    hour = said.occurred_at.astimezone(LONDON).hour
    if said.kind in SIGNED and not look_for.hours_from <= hour < look_for.hours_until:
        yield Risk.OUT_OF_HOURS


def _on_a_later_day(said: Said) -> bool:
    return day_of(said.recorded_at) > day_of(said.occurred_at)


def _is_quick(sign_off: Said, observed: Iterable[datetime], look_for: LookFor) -> bool:
    soon = timedelta(minutes=look_for.quick_minutes)
    return any(timedelta(0) <= sign_off.occurred_at - at < soon for at in observed)
