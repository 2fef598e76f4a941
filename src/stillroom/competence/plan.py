"""From what is missing to what to do next, in an order that works."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from stillroom.competence.framework import Frameworks
from stillroom.competence.gap import REINSTATEMENT, SIGN_OFF, Item
from stillroom.competence.method import method as known_method
from stillroom.competence.readiness import FULFILLED

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
    """Exactly the gaps, and the next few steps.

    What stops work comes before renewals; what is mandatory, or required by what is, before the rest; prerequisites
    before what requires them.
    """
    items = list(items)
    ranks = prerequisite_ranks(frameworks, {item.requirement.competency for item in items})
    needed = frameworks.requires_closure(item.requirement.competency for item in items if item.requirement.mandatory)
    open_items = [item for item in items if item.missing.words or item.missing.pending]
    open_items.sort(
        key=lambda item: (
            item.standing.state in FULFILLED,
            item.requirement.competency not in needed,
            ranks.get(item.requirement.competency, 0),
            item.due,
            item.requirement.competency,
            str(item.requirement.context),
        )
    )
    gaps = tuple(Gap(item, steps_of(item), item.waits_for) for item in open_items)
    return Plan(gaps, _next_steps(gaps, next_count))


def steps_of(item: Item) -> tuple[Step, ...]:
    """What is to be done for one requirement, in order of doing."""
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
    steps += [Step(signature, item) for signature in missing.signatures]
    return tuple(steps)


def _next_steps(gaps: Sequence[Gap], count: int) -> tuple[Step, ...]:
    """The first step of each gap that waits for nothing, then their second steps; then likewise of those that wait."""
    found: list[Step] = []
    for waiting in (False, True):
        steps = [gap.steps for gap in gaps if bool(gap.waits_for) is waiting]
        found += [step for level in zip_longest(*steps) for step in level if step is not None]
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
