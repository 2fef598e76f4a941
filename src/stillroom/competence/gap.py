"""What one person still lacks for one requirement, and what would close it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stillroom.competence.context import Context
from stillroom.competence.days import day_of
from stillroom.competence.history import History
from stillroom.competence.method import RETURN_ASSESSMENT
from stillroom.competence.readiness import FULFILLED, Standing, State, signable_versions, standing
from stillroom.competence.record import Progress, Record
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
    signature: str = ""  # "", sign_off or reinstatement
    suspension: Statement | None = None  # the cause of the suspension a reinstatement would lift
    version: str = ""  # the framework version a sign-off would be made in

    @property
    def words(self) -> tuple[str, ...]:
        """In order of doing: `AS05` (a competency to mend), `observation*2`, `sign_off`."""
        passes = (f"{method}*{count}" for method, count in self.passes)
        return (*self.blocked_by, *passes, *filter(None, (self.signature,)))

    @property
    def ready_to_sign(self) -> bool:
        return bool(self.signature) and not (self.passes or self.pending or self.blocked_by)


NOTHING = Missing()


def missing(history: History, code: str, context: Context, at: datetime, found: Standing | None = None) -> Missing:
    """What is missing at `at` until the person may work alone; nothing if she may and renewal is not yet due."""
    found = found or standing(history, code, context, at)
    record = history.record(code)
    if record is None or found.state in (State.NOT_REQUIRED, State.AUTHORISED):
        return NOTHING
    if found.state is State.BLOCKED:
        passes = ((RETURN_ASSESSMENT, 1),) if found.recency_broken else ()
        return Missing(passes, blocked_by=found.blocked_by)
    suspensions = record.open_suspensions(context, at)
    if suspensions:
        version = record.competency.current_version
        progress = record.requalification(suspensions[-1], version, at)
        return _from_progress(progress, REINSTATEMENT, version, suspensions[-1].cause)
    version, progress = best_progress(record, context, at)
    return _from_progress(progress, SIGN_OFF, version)


def best_progress(record: Record, context: Context, at: datetime) -> tuple[str, Progress]:
    """The version to sign in and how far it is: the current one, unless an older one in transition is already met."""
    versions = signable_versions(record.competency, at) or [record.competency.current_version]
    found = [(version, record.progress(context, version, at)) for version in versions]
    return next((each for each in found if each[1].met), found[0])


def _from_progress(progress: Progress, signature: str, version: str, suspension: Statement | None = None) -> Missing:
    passes = tuple((term.method, count) for term, count in progress.missing)
    return Missing(passes, progress.pending, (), signature, suspension, version)


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement of one post at one moment."""

    requirement: Requirement
    standing: Standing
    missing: Missing
    overdue: bool
    due: date  # the last day of grace in the role

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
    )


def role_ready(items: list[Item]) -> bool:
    """A post is role-ready when every mandatory requirement is authorised, due soon or not required."""
    return all(item.fulfilled for item in items if item.requirement.mandatory)
