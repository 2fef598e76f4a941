"""Who may do what: for one person, one competency in one context and one moment, exactly one state.

The states are tried in the order of `State`; the first that applies is the answer.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from stillroom.competence.context import ANY, Context
from stillroom.competence.days import end_of, start_of
from stillroom.competence.framework import Competency, CompetencyHistory
from stillroom.competence.history import History
from stillroom.competence.recency import activity_moments, block_starts, broken_recency, lacking_activities
from stillroom.competence.record import Progress, Record, Suspension, in_order
from stillroom.competence.statement import Kind, Statement


class State(StrEnum):
    NOT_REQUIRED = "not_required"
    SUSPENDED = "suspended"
    BLOCKED = "blocked"
    DUE_SOON = "due_soon"
    AUTHORISED = "authorised"
    SUPERVISED = "supervised"
    NEEDS_UPDATE = "needs_update"
    REVOKED = "revoked"
    LAPSED = "lapsed"
    READY_TO_SIGN = "ready_to_sign"
    RESULT_PENDING = "result_pending"
    IN_TRAINING = "in_training"
    NOT_STARTED = "not_started"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


MAY_WORK = frozenset((State.AUTHORISED, State.DUE_SOON))
FULFILLED = MAY_WORK | {State.NOT_REQUIRED}


class Standing(NamedTuple):
    """The state at a moment, the statements it rests on, and the last valid day of what governs."""

    state: State
    because: tuple[str, ...] = ()
    valid_until: date | None = None
    blocked_by: tuple[str, ...] = ()  # codes of required competencies that are not in force
    recency_broken: bool = False  # by an absence, then named in `because`, or by too few activities


class Interval(NamedTuple):
    """One state over [start, end); `None` stands for the beginning and the end of time."""

    start: datetime | None
    end: datetime | None
    standing: Standing


UNKNOWN = Standing(State.NOT_STARTED)


def standing(history: History, code: str, context: Context, at: datetime) -> Standing:
    """How a person stands in a competency, in a context, at a moment."""
    record = history.record(code)
    return UNKNOWN if record is None else _standing(history, record, context, at)


def _standing(history: History, record: Record, context: Context, at: datetime) -> Standing:
    if record.exemptions:
        exemption = exemption_in_force(record, context, at)
        if exemption is not None:
            return Standing(State.NOT_REQUIRED, (exemption.id,), exemption.valid_until)
    sign_off = record.governing(context, at) if record.sign_offs else None
    valid_until = sign_off.valid_until if sign_off else None
    suspensions = record.open_suspensions(context, at)
    uncleared = [s for s in suspensions if clearance_in_force(record, context, at, about=s) is None]
    if uncleared:
        return Standing(State.SUSPENDED, tuple(s.cause.id for s in uncleared), valid_until)
    if sign_off is not None and not suspensions and covers(record, sign_off, at):
        return _authorised(history, record, context, sign_off, at)
    if record.clearances:
        clearance = _supervising(record, context, suspensions, sign_off, at)
        if clearance is not None:
            return Standing(State.SUPERVISED, (clearance.id,), clearance.valid_until)
    if sign_off is not None and record.in_date(sign_off, at):
        return Standing(State.NEEDS_UPDATE, (sign_off.id,), valid_until)
    if record.revocations:
        signed = record.satisfying(context, at)
        if signed and record.revoked(signed[-1], at):
            return Standing(State.REVOKED, (signed[-1].id, record.revocations[signed[-1].id].id))
    if sign_off is not None:
        return Standing(State.LAPSED, (sign_off.id,), valid_until)
    return _in_training(record, context, at)


def covers(record: Record, sign_off: Statement, at: datetime) -> bool:
    """In date, and its version current or still in transition."""
    if not record.in_date(sign_off, at):
        return False
    last_day = record.competency.holds_until(sign_off.version)
    return last_day is None or at < end_of(last_day)


def _authorised(history: History, record: Record, context: Context, sign_off: Statement, at: datetime) -> Standing:
    """A sign-off covers the moment: blocked, due soon, or simply authorised."""
    current = record.competency.current
    if current.requires or history.absences or current.activity_count:
        unmet = unmet_prerequisites(history, current, context, at)
        absences = broken_recency(history, record, current.recency_days, sign_off.context, at)
        idle = lacking_activities(record, sign_off, at) > 0
        if unmet or absences or idle:
            because = (sign_off.id, *(a.id for a in absences))
            return Standing(State.BLOCKED, because, sign_off.valid_until, unmet, bool(absences) or idle)
    state = State.AUTHORISED
    due_from = due_soon_from(record.competency, sign_off)
    if due_from is not None and due_from <= at:
        state = State.DUE_SOON
    return Standing(state, (sign_off.id,), sign_off.valid_until)


def due_soon_from(competency: CompetencyHistory, sign_off: Statement) -> datetime | None:
    window = competency.current.renewal_window_days
    if window is None or sign_off.valid_until is None:
        return None
    return start_of(sign_off.valid_until - timedelta(days=window))


def unmet_prerequisites(history: History, competency: Competency, context: Context, at: datetime) -> tuple[str, ...]:
    """The codes it requires that are not in force, in the order the framework names them."""
    return tuple(code for code in competency.requires if not _in_force(history, code, context, at))


def _in_force(history: History, code: str, context: Context, at: datetime) -> bool:
    """A required competency is judged in the requirement's own context; where that is empty, any will do."""
    if context:
        return standing(history, code, context, at).state in MAY_WORK
    return in_force_anywhere(history, code, at) is not None


def in_force_anywhere(history: History, code: str, at: datetime) -> Standing | None:
    """How she stands in the first context, if any, in which she may work."""
    record = history.record(code)
    if record is None:
        return None
    for context in sorted({ANY, *(sign_off.context for sign_off in record.sign_offs)}, key=str):
        found = _standing(history, record, context, at)
        if found.state in MAY_WORK:
            return found
    return None


def exemption_in_force(record: Record, context: Context, at: datetime) -> Statement | None:
    """The latest exemption that covers the moment and whose context the requirement's names."""
    for exemption in reversed(record.exemptions):
        if context >= exemption.context and record.in_date(exemption, at) and not record.revoked(exemption, at):
            return exemption
    return None


def clearance_in_force(
    record: Record, context: Context, at: datetime, *, about: Suspension | None = None
) -> Statement | None:
    """The latest supervised clearance that covers the moment; `about`: one that names that suspension, made since."""
    for clearance in reversed(record.clearances):
        if (
            context >= clearance.context
            and record.in_date(clearance, at)
            and not record.revoked(clearance, at)
            and (about is None or (clearance.about in about.ids and clearance.occurred_at >= about.start))
        ):
            return clearance
    return None


def _supervising(
    record: Record, context: Context, suspensions: list[Suspension], sign_off: Statement | None, at: datetime
) -> Statement | None:
    """The clearance she works under, if it is later than whatever ended or cut the authorisation."""
    abouts: list[Suspension | None] = [*suspensions] or [None]
    found = [c for about in abouts if (c := clearance_in_force(record, context, at, about=about)) is not None]
    clearance = max(found, key=in_order, default=None)
    if clearance is None:
        return None
    ended = _authorisation_ended(record, context, suspensions, sign_off, at)
    return clearance if ended is None or clearance.occurred_at >= ended else None


def _authorisation_ended(
    record: Record, context: Context, suspensions: list[Suspension], sign_off: Statement | None, at: datetime
) -> datetime | None:
    """The latest moment by `at` that ended the authorisation in this context, or cut it and still does."""
    ends = [s.start for s in suspensions]
    if sign_off is None or not covers(record, sign_off, at):
        for signed in record.satisfying(context, at):
            if record.revoked(signed, at):
                ends.append(record.revocations[signed.id].occurred_at)
    if sign_off is not None:
        if sign_off.valid_until is not None:
            ends.append(end_of(sign_off.valid_until))
        last_day = record.competency.holds_until(sign_off.version)
        if last_day is not None:
            ends.append(end_of(last_day))
    return max((end for end in ends if end <= at), default=None)


def _in_training(record: Record, context: Context, at: datetime) -> Standing:
    best = UNKNOWN
    if not record.observations and not record.credits:
        return best
    for version in signable_versions(record.competency, at):
        progress = record.progress(context, version, at)
        if progress.met:
            return Standing(State.READY_TO_SIGN, _ids(progress))
        if progress.pending and progress.would_be_met:
            best = Standing(State.RESULT_PENDING, _ids(progress))
        elif progress.evidence and best.state is State.NOT_STARTED:
            best = Standing(State.IN_TRAINING, _ids(progress))
    return best


def _ids(progress: Progress) -> tuple[str, ...]:
    found = sorted(progress.evidence + progress.pending, key=lambda s: (s.occurred_at, s.seq))
    return tuple(statement.id for statement in found)


def signable_versions(competency: CompetencyHistory, at: datetime) -> list[str]:
    """The latest version of each edition a sign-off could be made in at `at`: the current, then those in transition."""
    if competency.current_edition == 0:
        return [competency.current_version]
    latest = {edition: version for version, edition in competency.editions.items()}
    found = []
    for edition in sorted(latest, reverse=True):
        last_day = competency.transition_ends[edition]
        if last_day is None or at < end_of(last_day):
            found.append(latest[edition])
    return found


def timeline(history: History, code: str, context: Context) -> list[Interval]:
    """The states one after another over all time, each different from its neighbours."""
    record = history.record(code)
    moments = sorted(_change_points(history, code, context, set()))
    if record is None or not moments:
        return [Interval(None, None, UNKNOWN)]
    intervals = [Interval(None, moments[0], UNKNOWN)]  # before the first change nothing was stated
    for index, moment in enumerate(moments):
        end = moments[index + 1] if index + 1 < len(moments) else None
        found = _standing(history, record, context, moment)
        if found == intervals[-1].standing:
            intervals[-1] = intervals[-1]._replace(end=end)
        else:
            intervals.append(Interval(moment, end, found))
    return intervals


def _change_points(history: History, code: str, context: Context, seen: set[str]) -> set[datetime]:
    """Every moment at which the state might change: a superset is harmless, an omission is not."""
    record = history.record(code)
    if record is None or code in seen:
        return set()
    seen.add(code)
    points: set[datetime] = set()
    for statement in record.statements:
        if statement.kind == Kind.ACTIVITY:
            continue  # only those that make the count cross its limit change anything: `activity_moments`
        points.add(statement.occurred_at)
        if statement.valid_until is not None:
            points.add(end_of(statement.valid_until))
    for sign_off in record.sign_offs:
        due_from = due_soon_from(record.competency, sign_off)
        if due_from is not None and due_from > sign_off.occurred_at:
            points.add(due_from)
    if record.competency.current_edition:
        points.update(end_of(day) for day in record.competency.transition_ends.values() if day and day != date.min)
    if history.absences:
        points.update(absence.occurred_at for absence in (*history.absences, *history.absence_changes))
        points.update(revocation.occurred_at for revocation in history.revocations.values())
        points.update(block_starts(history, code, record.competency.current.recency_days))
    points.update(activity_moments(record))
    for required in record.competency.current.requires:
        points |= _change_points(history, required, context, seen)
    return points
