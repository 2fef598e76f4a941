"""What needs a second look without being undone: what rested on something that has fallen since.

A flag is a question to a person, not a decision. A statement that has itself been revoked asks none.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from stillroom.competence.context import ANY, Context
from stillroom.competence.days import LAST_MOMENT
from stillroom.competence.history import History
from stillroom.competence.record import Record, Suspension
from stillroom.competence.scheme import OnFail
from stillroom.competence.statement import Kind, Outcome, Statement

Histories = Callable[[str], History]  # the history of anyone who stated something, by the author's id

JUDGED = (
    Kind.OBSERVATION,
    Kind.SUPERVISED_PRACTICE,
    Kind.SIGN_OFF,
    Kind.REINSTATEMENT,
    Kind.EXEMPTION,
    Kind.ACCEPTANCE,
)


class Why(StrEnum):
    """What fell, or came to light, after the statement was made."""

    RELIED_ON_REVOKED = "relied_on_revoked"  # something it rested on was revoked
    RELIED_ON_FLAGGED = "relied_on_flagged"  # an observation it rested on needs a second look itself
    AUTHOR_SUSPENDED = "author_suspended"  # the author was suspended then, as was recorded only later
    AUTHOR_IS_PERSON = "author_is_person"  # the author's number turned out to be the person's own
    FAILURE_RECORDED_LATER = "failure_recorded_later"  # a failure sampled before it, recorded only after it
    FAILURE_TO_REVIEW = "failure_to_review"  # a failed method whose term says on_fail=review


class Flag(NamedTuple):
    statement: str
    why: Why
    because: tuple[str, ...]  # the statements that raise the question


class LookBack(NamedTuple):
    """After a failure that suspends: what was made since the last pass may have to be reviewed."""

    failure: str
    method: str
    last_pass: str | None
    since: datetime | None  # when the last pass was gathered; None: there was none before
    until: datetime  # when the suspension began
    sampled: datetime  # when the failed sample was taken
    context: Context
    in_error: bool  # the failure was revoked, and nothing else speaks for it


def review_flags(history: History, histories: Histories) -> list[Flag]:
    """What is to be looked at again by competency, then in order of what was stated."""
    flags: list[Flag] = []
    for code in sorted({statement.competency for statement in history.by_id.values()}):
        record = history.record(code)
        if record is not None:
            flags += _record_flags(history.person, record, histories)
    return flags


def look_backs(record: Record) -> list[LookBack]:
    """One for each suspension that a failure caused, oldest first."""
    found = []
    for suspension in record.suspensions:
        if suspension.cause.kind != Kind.OBSERVATION:
            continue
        sample = next(s for s in record.observations if s.id in suspension.ids)
        passed = _last_pass(record, sample, suspension)
        found.append(
            LookBack(
                suspension.cause.id,
                sample.method,
                passed.id if passed else None,
                passed.occurred_at if passed else None,
                suspension.start,
                sample.occurred_at,
                suspension.context,
                bool(record.in_error(suspension, LAST_MOMENT)),
            )
        )
    return found


def _last_pass(record: Record, sample: Statement, suspension: Suspension) -> Statement | None:
    """The last sample before this one that passed by the same method, in a context that may be the same."""
    passed = [
        s
        for s in record.observations
        if s.occurred_at < sample.occurred_at
        and s.method == sample.method
        and s.context.compatible(suspension.context)
        and not record.revoked(s, suspension.start)
        and record.outcome(s, suspension.start) == Outcome.PASS
    ]
    return passed[-1] if passed else None


def _record_flags(person: str, record: Record, histories: Histories) -> Iterator[Flag]:
    flagged: set[str] = set()
    for statement in record.statements:
        if statement.id in record.revocations:
            continue
        found = [
            *_fallen(statement, record, histories, flagged),
            *_author_is_person(person, statement, histories),
            *_author_suspended(statement, histories),
            *_later_failures(statement, record),
            *_failure_to_review(statement, record),
        ]
        if found:
            flagged.add(statement.id)
        yield from found


def _fallen(statement: Statement, record: Record, histories: Histories, flagged: set[str]) -> Iterator[Flag]:
    if not statement.relied_on:
        return
    of_the_author = histories(statement.author).revocations
    for relied_on in statement.relied_on:
        revocation = record.revocations.get(relied_on) or of_the_author.get(relied_on)
        if revocation is not None:
            yield Flag(statement.id, Why.RELIED_ON_REVOKED, (relied_on, revocation.id))
        elif relied_on in flagged:
            yield Flag(statement.id, Why.RELIED_ON_FLAGGED, (relied_on,))


def _author_is_person(person: str, statement: Statement, histories: Histories) -> Iterator[Flag]:
    """Two employee numbers decided to be one person, after one had spoken for the other."""
    if statement.kind in JUDGED:
        speakers = filter(None, (statement.author, statement.taken_over_by))
        if any(histories(speaker).person == person for speaker in speakers):
            yield Flag(statement.id, Why.AUTHOR_IS_PERSON, ())


def _author_suspended(statement: Statement, histories: Histories) -> Iterator[Flag]:
    """Judged as when it was stated: in the competency, and in being an assessor; an appointment replaces neither."""
    if statement.kind not in JUDGED or statement.taken_over_by:
        return
    author = histories(statement.author)
    asked = {statement.competency: statement.context}
    assessor_code = author.frameworks.assessor_code_for(statement.competency)
    if assessor_code is not None:
        asked[assessor_code] = ANY
    for code, context in asked.items():
        record = author.record(code)
        for suspension in record.open_suspensions(context, statement.occurred_at) if record else ():
            if suspension.cause.recorded_at > statement.recorded_at:
                yield Flag(statement.id, Why.AUTHOR_SUSPENDED, (suspension.cause.id,))


def _later_failures(sign_off: Statement, record: Record) -> Iterator[Flag]:
    """A failure belongs to the first sign-off after its sample was taken; it was not in view when that was signed."""
    if sign_off.kind not in (Kind.SIGN_OFF, Kind.ACCEPTANCE):
        return
    for sample in record.observations:
        if sample.occurred_at > sign_off.occurred_at or not sample.context.compatible(sign_off.context):
            continue
        failed = _failure(sample, record)
        if failed is None or failed.recorded_at <= sign_off.recorded_at:
            continue
        if _first_sign_off_after(sample, record) == sign_off.id:
            yield Flag(sign_off.id, Why.FAILURE_RECORDED_LATER, (failed.id,))


def _first_sign_off_after(sample: Statement, record: Record) -> str | None:
    following = (
        s.id for s in record.sign_offs if s.occurred_at >= sample.occurred_at and s.context.compatible(sample.context)
    )
    return next(following, None)


def _failure(sample: Statement, record: Record) -> Statement | None:
    """The statement that says the sample failed: itself, or its reading."""
    if sample.id in record.revocations:
        return None
    said_of_it: list[Statement] = [sample, *record.resolutions.get(sample.id, ())]
    for said in said_of_it:
        if said.outcome == Outcome.FAIL and said.id not in record.revocations:
            return said
    return None


def _failure_to_review(failed: Statement, record: Record) -> Iterator[Flag]:
    """Like a failure that suspends, it asks about someone whose sign-off is in force; before, it breaks the run."""
    if failed.kind != Kind.OBSERVATION or failed.outcome != Outcome.FAIL:
        return
    definition = record.competency.competency(failed.version) or record.competency.current
    if definition.on_fail(failed.method) is not OnFail.REVIEW:
        return
    questioned = [
        s.id
        for s in record.sign_offs
        if record.in_date(s, failed.occurred_at)
        and s.context.compatible(failed.context)
        and not record.revoked(s, failed.occurred_at)
    ]
    if questioned:
        yield Flag(failed.id, Why.FAILURE_TO_REVIEW, tuple(questioned))
