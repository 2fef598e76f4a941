"""The fewest steps until somebody may work alone in a competency again, with everything it requires."""

from dataclasses import dataclass
from datetime import datetime

from stillroom.competence.context import ANY, Context
from stillroom.competence.days import add_months, day_of
from stillroom.competence.gap import missing
from stillroom.competence.history import History
from stillroom.competence.readiness import MAY_WORK, Standing, State, standing, unmet_prerequisites

OBSERVE = "observe"
LOG = "log"
RECOVERABLE = frozenset((State.BLOCKED, State.NEEDS_UPDATE, State.LAPSED))
"""Held once and not taken away: what stops her is time, an absence or a new edition."""


@dataclass(frozen=True, slots=True)
class WayStep:
    """Be observed `count` times by a method, log so many activities, or be signed off."""

    competency: str
    context: Context
    action: str
    method: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Way:
    """`steps` in order of doing: what is required first. None: she may work today."""

    standing: Standing
    steps: tuple[WayStep, ...]

    @property
    def current(self) -> bool:
        return self.standing.state in MAY_WORK

    @property
    def length(self) -> int:
        """How many things have to be done, each observation by itself."""
        return sum(step.count for step in self.steps)


def shortest_way(history: History, code: str, context: Context, at: datetime, *, months: int) -> Way | None:
    """None unless she holds it, or held it until no more than so many months ago.

    Suspended and revoked is neither: that is for those who know why, and nobody is found by it.
    """
    found = standing(history, code, context, at)
    if found.state in MAY_WORK:
        return Way(found, ())
    if found.state not in RECOVERABLE:
        return None
    earliest = add_months(day_of(at), -months)
    if found.valid_until is not None and found.valid_until < earliest:
        return None
    return Way(found, tuple(_steps(history, code, context, at, set())))


def _steps(history: History, code: str, context: Context, at: datetime, seen: set[str]) -> list[WayStep]:
    if code in seen:
        return []
    seen.add(code)
    record = history.record(code)
    if record is None:
        return []
    steps: list[WayStep] = []
    for required in unmet_prerequisites(history, record.competency.current, context, at):
        steps += _steps(history, required, _best_context(history, required, context), at, seen)
    lacking = missing(history, code, context, at)
    if lacking.activities:
        steps.append(WayStep(code, context, LOG, count=lacking.activities))
    else:
        steps += [WayStep(code, context, OBSERVE, method, count) for method, count in lacking.passes]
    steps += [WayStep(code, context, signature) for signature in lacking.signatures]
    return steps


def _best_context(history: History, code: str, context: Context) -> Context:
    """The context asked for; where none is, the one in which she was last signed off."""
    record = history.record(code)
    if context or record is None or not record.sign_offs:
        return context
    return record.sign_offs[-1].context or ANY
