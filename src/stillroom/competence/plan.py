"""From what is missing to what to do next, in an order that works."""

from collections.abc import Iterable
from dataclasses import dataclass

from stillroom.competence.framework import Frameworks
from stillroom.competence.gap import REINSTATEMENT, SIGN_OFF, Item
from stillroom.competence.method import method as known_method
from stillroom.competence.readiness import FULFILLED, MAY_WORK

READ_RESULT = "read_result"
OBSERVE = "observe"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: be observed `count` times by a method, have a result read, be signed off."""

    action: str  # observe, read_result, sign_off, reinstatement
    item: Item
    method: str = ""
    count: int = 1

    @property
    def knowledge(self) -> bool:
        return self.action == OBSERVE and known_method(self.method).knowledge


@dataclass(frozen=True, slots=True)
class Gap:
    """One requirement not yet fulfilled, its steps in order of doing."""

    item: Item
    steps: tuple[Step, ...]
    waits_for: tuple[str, ...]  # required competencies that are not in force yet: do those first

    @property
    def knowledge(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.knowledge)

    @property
    def skills(self) -> tuple[Step, ...]:
        """Skills and experience: everything to be seen or read, but the knowledge."""
        return tuple(step for step in self.steps if not step.knowledge and step.action in (OBSERVE, READ_RESULT))

    @property
    def signature(self) -> Step | None:
        return next((step for step in self.steps if step.action in (SIGN_OFF, REINSTATEMENT)), None)


@dataclass(frozen=True, slots=True)
class Plan:
    gaps: tuple[Gap, ...]
    next_steps: tuple[Step, ...]


def plan(items: Iterable[Item], frameworks: Frameworks, *, next_count: int = 3) -> Plan:
    """Exactly the gaps, prerequisites first; due-soon renewals after what stops work; then the next few steps."""
    items = list(items)
    in_force = {item.requirement.competency for item in items if item.standing.state in MAY_WORK}
    ranks = prerequisite_ranks(frameworks, {item.requirement.competency for item in items})
    open_items = [item for item in items if item.missing.words or item.missing.pending]
    open_items.sort(
        key=lambda item: (
            item.standing.state in FULFILLED,
            not item.requirement.mandatory,
            ranks.get(item.requirement.competency, 0),
            item.due,
            item.requirement.competency,
            str(item.requirement.context),
        )
    )
    gaps = tuple(Gap(item, _steps(item), _waits_for(item, frameworks, in_force)) for item in open_items)
    return Plan(gaps, _next_steps(gaps, next_count))


def _steps(item: Item) -> tuple[Step, ...]:
    missing = item.missing
    in_the_laboratory: dict[str, int] = {}
    for pending in missing.pending:
        in_the_laboratory[pending.method] = in_the_laboratory.get(pending.method, 0) + 1
    steps = [
        Step(OBSERVE, item, method, count - in_the_laboratory.get(method, 0))
        for method, count in missing.passes
        if count > in_the_laboratory.get(method, 0)
    ]
    steps.sort(key=lambda step: not step.knowledge)
    steps += [Step(READ_RESULT, item, method, count) for method, count in in_the_laboratory.items()]
    if missing.signature:
        steps.append(Step(missing.signature, item))
    return tuple(steps)


def _waits_for(item: Item, frameworks: Frameworks, in_force: set[str]) -> tuple[str, ...]:
    history = frameworks.history(item.requirement.competency)
    required = history.current.requires if history else ()
    return tuple(code for code in required if code not in in_force)


def _next_steps(gaps: Iterable[Gap], count: int) -> tuple[Step, ...]:
    """The first step of each gap that waits for nothing, then their second steps, until there are enough."""
    free = [gap for gap in gaps if gap.steps]
    free.sort(key=lambda gap: bool(gap.waits_for))
    depth = max((len(gap.steps) for gap in free), default=0)
    found = [gap.steps[level] for level in range(depth) for gap in free if level < len(gap.steps)]
    return tuple(found[:count])


def prerequisite_ranks(frameworks: Frameworks, codes: Iterable[str]) -> dict[str, int]:
    """Code → length of the longest chain of prerequisites below it."""
    ranks: dict[str, int] = {}

    def rank(code: str) -> int:
        if code not in ranks:
            ranks[code] = 0
            history = frameworks.history(code)
            required = history.current.requires if history else ()
            ranks[code] = 1 + max((rank(each) for each in required), default=-1)
        return ranks[code]

    for code in codes:
        rank(code)
    return ranks
