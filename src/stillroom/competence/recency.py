"""What keeps a sign-off current: no absence longer than its recency, and enough activities where it asks for them.

Both are mended by a return assessment; too few activities also by enough entries.
"""

from datetime import date, datetime, timedelta

from stillroom.competence.context import Context
from stillroom.competence.days import ONE_DAY, day_of, start_of
from stillroom.competence.history import History
from stillroom.competence.logbook import counts_until
from stillroom.competence.method import RETURN_ASSESSMENT
from stillroom.competence.record import Record
from stillroom.competence.statement import Outcome, Statement


def broken_recency(
    history: History, record: Record, recency_days: int | None, context: Context, at: datetime
) -> tuple[Statement, ...]:
    """The absences that break recency at `at`, or none. `context` is that of the sign-off that governs.

    An absence over before she was first signed off broke nothing: there was no practice to lose yet.
    """
    if recency_days is None or not history.absences or not record.sign_offs:
        return ()
    first_signed = day_of(record.sign_offs[0].occurred_at)
    for first_day, last_day, absences in _spells(history.absences_from(record.competency.code, at)):
        if last_day is not None and last_day < first_signed:
            continue
        blocked_from = start_of(first_day + timedelta(days=recency_days))
        too_long = last_day is None or last_day >= first_day + timedelta(days=recency_days)
        if too_long and blocked_from <= at and not _returned(record, context, blocked_from, at):
            return tuple(absences)
    return ()


def block_starts(history: History, code: str, recency_days: int | None) -> list[datetime]:
    """The moments at which some absence outgrows the recency: where readiness may change by time alone."""
    if recency_days is None or not history.absences:
        return []
    # Revocations change how absences join, so the spells are worked out as they stood at each one's start too.
    stated = (*history.absences, *history.absence_changes, *history.revocations.values())
    moments = {statement.occurred_at for statement in stated}
    return [
        start_of(first_day + timedelta(days=recency_days))
        for moment in moments
        for first_day, _, _ in _spells(history.absences_from(code, moment))
    ]


def lacking_activities(record: Record, sign_off: Statement, at: datetime) -> int:
    """How many activities are lacking at `at` for `sign_off` to be current; none while it or a return still counts."""
    wanted, days = record.competency.current.activity_count, record.competency.current.activity_days
    if not wanted or not days or at < counts_until(_shown(record, sign_off, at), days):
        return 0
    return max(0, wanted - record.tally(sign_off.context, days).at(at))


def _shown(record: Record, sign_off: Statement, at: datetime) -> datetime:
    """When she last showed that she can: by the sign-off, or by a return assessment passed since."""
    passed = [
        observation.occurred_at
        for observation in record.observations
        if observation.method == RETURN_ASSESSMENT and _passed(record, observation, sign_off.context, at)
    ]
    return max(sign_off.occurred_at, *passed) if passed else sign_off.occurred_at


def activity_moments(record: Record) -> list[datetime]:
    """The moments at which there may come to be enough or too few activities; no more for a longer logbook."""
    wanted, days = record.competency.current.activity_count, record.competency.current.activity_days
    if not wanted or not days:
        return []
    shown = [*record.sign_offs, *(o for o in record.observations if o.method == RETURN_ASSESSMENT)]
    found = [counts_until(statement.occurred_at, days) for statement in shown]
    for context in {sign_off.context for sign_off in record.sign_offs}:
        found += record.tally(context, days).crossings(wanted)
    return found


def _spells(absences: list[Statement]) -> list[tuple[date, date | None, list[Statement]]]:
    """Absences joined where one ends no earlier than the day before the next begins."""
    spells: list[tuple[date, date | None, list[Statement]]] = []
    for absence in sorted(absences, key=lambda a: a.occurred_at):
        first_day, last_day = day_of(absence.occurred_at), absence.valid_until
        if spells:
            began, ended, joined = spells[-1]
            if ended is None or first_day <= ended + ONE_DAY:
                joined.append(absence)
                later = None if ended is None or last_day is None else max(ended, last_day)
                spells[-1] = (began, later, joined)
                continue
        spells.append((first_day, last_day, [absence]))
    return spells


def _returned(record: Record, context: Context, since: datetime, at: datetime) -> bool:
    return any(
        observation.method == RETURN_ASSESSMENT
        and since <= observation.occurred_at
        and _passed(record, observation, context, at)
        for observation in record.observations
    )


def _passed(record: Record, observation: Statement, context: Context, at: datetime) -> bool:
    return (
        observation.occurred_at <= at
        and observation.context >= context
        and not record.revoked(observation, at)
        and record.outcome(observation, at) == Outcome.PASS
    )
