"""The states of a learning plan, and who may move it from one to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from stillroom.competence.plan import Gap, Plan


class PlanState(StrEnum):
    DRAFT = "draft"
    WAITING_FOR_REVIEW = "waiting_for_review"
    IN_REVIEW = "in_review"
    ACTIVE = "active"
    COMPLETE = "complete"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


class Side(StrEnum):
    """A plan is agreed between two: the learner and the reviewer she or her manager named."""

    LEARNER = "learner"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Move:
    name: str
    label: str
    source: PlanState
    target: PlanState
    sides: frozenset[Side]
    needs_reason: bool = False


_LEARNER = frozenset((Side.LEARNER,))
_REVIEWER = frozenset((Side.REVIEWER,))

MOVES = (
    Move("submit", "Send it for review", PlanState.DRAFT, PlanState.WAITING_FOR_REVIEW, _LEARNER),
    Move("withdraw", "Take it back to change it", PlanState.WAITING_FOR_REVIEW, PlanState.DRAFT, _LEARNER),
    Move("take_up", "Begin the review", PlanState.WAITING_FOR_REVIEW, PlanState.IN_REVIEW, _REVIEWER),
    Move("send_back", "Send it back", PlanState.IN_REVIEW, PlanState.DRAFT, _REVIEWER, needs_reason=True),
    Move("agree", "Agree the plan", PlanState.IN_REVIEW, PlanState.ACTIVE, _REVIEWER),
    Move("complete", "Complete the plan", PlanState.ACTIVE, PlanState.COMPLETE, _REVIEWER),
    Move("reopen", "Open it again to change it", PlanState.ACTIVE, PlanState.DRAFT, _LEARNER | _REVIEWER, True),
)
"""The whole machine. What is not listed is refused."""

CAN_CHANGE = frozenset((PlanState.DRAFT, PlanState.IN_REVIEW, PlanState.ACTIVE))
"""States in which ways, goals and dates may be written; a plan waiting for its reviewer stands still."""


class IllegalMove(ValueError):
    """The plan may not be moved so, and the message says what can be done instead."""


def moves_from(state: PlanState, sides: Iterable[Side]) -> tuple[Move, ...]:
    """What these sides may do with a plan in this state, in the order of `MOVES`."""
    mine = frozenset(sides)
    return tuple(move for move in MOVES if move.source is state and move.sides & mine)


def move_named(name: str, state: PlanState, sides: Iterable[Side], reason: str, open_gaps: int) -> Move:
    """The move, when these sides may make it now. Raises IllegalMove.

    `open_gaps`: how many gaps are neither closed by the record nor closed with a reason.
    """
    mine = frozenset(sides)
    found = next((move for move in MOVES if move.name == name and move.source is state), None)
    if found is None:
        raise IllegalMove(f"A plan that is “{state.label.lower()}” cannot be moved so. Read its page again.")
    if not found.sides & mine:
        who = " or the ".join(sorted(found.sides))
        raise IllegalMove(f"Only the {who} can do this: {found.label.lower()}.")
    if found.needs_reason and not reason.strip():
        raise IllegalMove("Give the reason, so that the other side knows what to change.")
    if found.target is PlanState.COMPLETE and open_gaps:
        gaps = "1 gap is" if open_gaps == 1 else f"{open_gaps} gaps are"
        raise IllegalMove(f"{gaps} still open. Close the gap by signing off, or close it here with a reason.")
    return found


def standing_between(plan: Plan) -> tuple[Gap, ...]:
    """The gaps that stand between the person and the role: mandatory, and not fulfilled."""
    return tuple(gap for gap in plan.gaps if gap.item.requirement.mandatory and not gap.item.fulfilled)


def still_open(plan: Plan, closed: Iterable[tuple[str, str]]) -> tuple[Gap, ...]:
    """Those of them nobody has closed with a reason; `closed`: competency and context, as written."""
    gone = frozenset(closed)
    return tuple(
        gap
        for gap in standing_between(plan)
        if (gap.item.requirement.competency, str(gap.item.requirement.context)) not in gone
    )
