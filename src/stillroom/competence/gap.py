"""What one person still lacks for one requirement, and what would close it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.history import History
from stillroom.competence.method import RETURN_ASSESSMENT
from stillroom.competence.readiness import (
    FULFILLED,
    Standing,
    State,
    covers,
    signable_versions,
    standing,
    unmet_prerequisites,
)
from stillroom.competence.recency import lacking_activities
from stillroom.competence.record import Progress, Record, Suspension
from stillroom.competence.requirement import Post, Requirement
from stillroom.competence.statement import Statement

SIGN_OFF = "sign_off"
REINSTATEMENT = "reinstatement"


@dataclass(frozen=True, slots=True)
class Missing:
    """Passes still to gather by method, results to read, competencies to mend first, and the signature at the end."""

    passes: tuple[tuple[str, int], ...] = ()
    pending: tuple[Statement, ...] = ()
    blocked_by: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()  # a reinstatement for each suspension, then a sign-off
    suspensions: tuple[Statement, ...] = ()  # the causes of the suspensions the reinstatements would lift
    version: str = ""  # the framework version a sign-off would be made in
    activities: int = 0  # logbook entries that are lacking; where only they are, so many do instead of a return

    @property
    def words(self) -> tuple[str, ...]:
        """In order of doing: `AS05` (a competency to mend), `observation*2`, `sign_off`."""
        passes = (f"{method}*{count}" for method, count in self.passes)
        return (*self.blocked_by, *passes, *self.signatures)

    @property
    def ready_to_sign(self) -> bool:
        return bool(self.signatures) and not (self.passes or self.pending or self.blocked_by)


NOTHING = Missing()


def missing(history: History, code: str, context: Context, at: datetime, found: Standing | None = None) -> Missing:
    """What is missing at `at` until the person may work alone; nothing if she may and renewal is not yet due."""
    found = found or standing(history, code, context, at)
    record = history.record(code)
    if record is None or found.state in (State.NOT_REQUIRED, State.AUTHORISED):
        return NOTHING
    if found.state is State.BLOCKED:
        passes = ((RETURN_ASSESSMENT, 1),) if found.recency_broken else ()
        sign_off = record.governing(context, at)
        activities = lacking_activities(record, sign_off, at) if sign_off is not None else 0
        return Missing(passes, blocked_by=found.blocked_by, activities=activities)
    suspensions = record.open_suspensions(context, at)
    if suspensions:
        return _until_reinstated(record, context, suspensions, at)
    version, progress = best_progress(record, context, at)
    return _from_progress([progress], (SIGN_OFF,), version)


def _until_reinstated(record: Record, context: Context, suspensions: list[Suspension], at: datetime) -> Missing:
    """Each suspension needs its own reinstatement; then a sign-off too, if the one suspended no longer covers."""
    version = record.competency.current_version
    progress = [record.requalification(suspension, version, at) for suspension in suspensions]
    signatures = (REINSTATEMENT,) * len(suspensions)
    sign_off = record.governing(context, at)
    if sign_off is None or not covers(record, sign_off, at):
        version, towards_sign_off = best_progress(record, context, at)
        progress.append(towards_sign_off)
        signatures += (SIGN_OFF,)
    return _from_progress(progress, signatures, version, tuple(suspension.cause for suspension in suspensions))


def best_progress(record: Record, context: Context, at: datetime) -> tuple[str, Progress]:
    """The version to sign in and how far it is: the current one, unless an older one in transition is already met."""
    versions = signable_versions(record.competency, at) or [record.competency.current_version]
    found = [(version, record.progress(context, version, at)) for version in versions]
    return next((each for each in found if each[1].met), found[0])


def _from_progress(
    towards: list[Progress], signatures: tuple[str, ...], version: str, suspensions: tuple[Statement, ...] = ()
) -> Missing:
    """The same pass counts towards every signature, so of each method the largest number missing is enough."""
    passes: dict[str, int] = {}
    pending: dict[str, Statement] = {}
    for progress in towards:
        for term, count in progress.missing:
            passes[term.method] = max(count, passes.get(term.method, 0))
        pending.update((statement.id, statement) for statement in progress.pending)
    return Missing(tuple(passes.items()), tuple(pending.values()), (), signatures, suspensions, version)


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement of one post at one moment."""

    requirement: Requirement
    standing: Standing
    missing: Missing
    overdue: bool
    due: date  # the last day of grace in the role
    waits_for: tuple[str, ...] = ()  # required competencies that are not in force yet: those come first

    @property
    def fulfilled(self) -> bool:
        return self.standing.state in FULFILLED


def item(history: History, post: Post, requirement: Requirement, at: datetime, known: Standing | None = None) -> Item:
    """How a post's holder stands in one requirement; `known` spares working the standing out again."""
    found = known or standing(history, requirement.competency, requirement.context, at)
    due = post.start + timedelta(days=requirement.grace_days)
    return Item(
        requirement,
        found,
        missing(history, requirement.competency, requirement.context, at, found),
        overdue=found.state not in FULFILLED and day_of(at) > due,
        due=due,
        waits_for=_waits_for(history, requirement, at) if found.state not in FULFILLED else (),
    )


def _waits_for(history: History, requirement: Requirement, at: datetime) -> tuple[str, ...]:
    record = history.record(requirement.competency)
    return unmet_prerequisites(history, record.competency.current, requirement.context, at) if record else ()


def role_ready(items: list[Item]) -> bool:
    """A post is role-ready when every mandatory requirement is authorised, due soon or not required."""
    return all(item.fulfilled for item in items if item.requirement.mandatory)
