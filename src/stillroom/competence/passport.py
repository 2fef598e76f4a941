"""What a person can show elsewhere: her sign-offs, each with its state and the evidence it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from stillroom.competence.context import Context
from stillroom.competence.days import end_of
from stillroom.competence.framework import Competency
from stillroom.competence.history import History
from stillroom.competence.record import Record, in_order
from stillroom.competence.statement import Kind, Outcome, Statement
from stillroom.competence.transfer.offer import OfferState


@dataclass(frozen=True)
class Held:
    """One sign-off, the latest of its context. What was only accepted here is its source's to show, and is not here."""

    sign_off: Statement
    definition: Competency
    state: OfferState
    evidence: tuple[Statement, ...]  # the passes it rests on, in order

    @property
    def taken_over(self) -> bool:
        return self.sign_off.taken_over_by is not None

    @cached_property
    def by_method(self) -> Mapping[str, tuple[Statement, ...]]:
        found: dict[str, list[Statement]] = {}
        for seen in self.evidence:
            found.setdefault(seen.method, []).append(seen)
        return {method: tuple(passes) for method, passes in found.items()}


def held(history: History, at: datetime) -> list[Held]:
    """Every competence ever signed off by `at`, current or not, in order of code and context."""
    found = []
    for code in sorted(history.frameworks.competencies):
        record = history.record(code)
        if record is not None and record.sign_offs:
            found += _of_competency(record, at)
    return found


def state_of(record: Record, sign_off: Statement, at: datetime) -> OfferState:
    """The gravest that is true of a sign-off at a moment."""
    if record.revoked(sign_off, at):
        return OfferState.REVOKED
    if record.open_suspensions(sign_off.context, at):
        return OfferState.SUSPENDED
    lapsed = sign_off.valid_until is not None and end_of(sign_off.valid_until) <= at
    return OfferState.LAPSED if lapsed else OfferState.CURRENT


def _of_competency(record: Record, at: datetime) -> list[Held]:
    latest = {s.context: s for s in record.sign_offs if s.occurred_at <= at and s.kind == Kind.SIGN_OFF}
    return [
        Held(
            sign_off,
            record.competency.competency(sign_off.version) or record.competency.current,
            state_of(record, sign_off, at),
            _evidence(record, sign_off),
        )
        for _, sign_off in sorted(latest.items(), key=lambda each: str(each[0]))
    ]


def _evidence(record: Record, sign_off: Statement) -> tuple[Statement, ...]:
    """The observations it was stated to rest on; a laboratory sample stands for its reading too."""
    relied_on = set(sign_off.relied_on)
    return tuple(
        seen
        for seen in record.observations
        if seen.id in relied_on and record.outcome(seen, sign_off.recorded_at) == Outcome.PASS
    )


@dataclass(frozen=True)
class Stop:
    """A suspension that touched a sign-off, from its start until it was lifted; `until` is None while it is open."""

    start: datetime
    until: datetime | None


def stops(record: Record, context: Context, at: datetime) -> tuple[Stop, ...]:
    """Every suspension begun by `at` that touches the context, the oldest first."""
    found = []
    for suspension in record.suspensions:
        if suspension.start <= at and suspension.context.compatible(context):
            lifted = record.reinstatement(suspension)
            ended = lifted.occurred_at if lifted is not None and lifted.occurred_at <= at else None
            found.append(Stop(suspension.start, ended))
    return tuple(found)


@dataclass(frozen=True)
class Accepted:
    """What was accepted here on another's word, whole or for one method. It stays its source's to show."""

    statement: Statement
    title: str
    state: OfferState


def accepted(history: History, at: datetime) -> list[Accepted]:
    """The latest acceptance of each competency, context and method, in order of code."""
    found = []
    for code in sorted(history.frameworks.competencies):
        record = history.record(code)
        if record is None:
            continue
        made = [s for s in (*record.sign_offs, *record.credits) if s.kind == Kind.ACCEPTANCE and s.occurred_at <= at]
        latest = {(str(s.context), s.method): s for s in sorted(made, key=in_order)}
        found += [
            Accepted(s, record.competency.current.title, state_of(record, s, at)) for _, s in sorted(latest.items())
        ]
    return found
