"""Prior learning: two assessors decide each for herself, a third where they differ, somebody else on appeal."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from stillroom.competence.method import method
from stillroom.competence.scheme import Scheme


class Outcome(StrEnum):
    """From the most to the least."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"

    @property
    def label(self) -> str:
        return {"met": "Met", "partly": "Partly met", "not_met": "Not met"}[self.value]


OUTCOMES = [(outcome.value, outcome.label) for outcome in Outcome]


class Decision(NamedTuple):
    assessor: str
    outcome: Outcome
    on_appeal: bool = False


class Stage(StrEnum):
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    DECIDED = "decided"
    APPEALED = "appealed"
    FINAL = "final"

    @property
    def waits_for(self) -> str:
        """Whom it waits for, in words; empty when for nobody."""
        return {
            "first": "Waits for two assessors",
            "second": "Waits for a second assessor",
            "third": "The two assessors differ: waits for a third",
            "appealed": "Appealed: waits for somebody who has not decided before",
        }.get(self.value, "")


class Standing(NamedTuple):
    """Where a claim stands, and what it comes to once it is decided."""

    stage: Stage
    outcome: Outcome | None = None

    @property
    def open(self) -> bool:
        return bool(self.stage.waits_for)


ENOUGH = 2


def standing(decisions: Sequence[Decision], *, appealed: bool) -> Standing:
    """Two that agree decide. Of three, the middle one holds: what two say, or what lies between. An appeal is final."""
    first = [each.outcome for each in decisions if not each.on_appeal]
    again = [each.outcome for each in decisions if each.on_appeal]
    if again:
        return Standing(Stage.FINAL, again[0])
    if not first:
        return Standing(Stage.FIRST)
    if len(first) < ENOUGH:
        return Standing(Stage.SECOND)
    if len(first) == ENOUGH and first[0] != first[1]:
        return Standing(Stage.THIRD)
    return Standing(Stage.APPEALED if appealed else Stage.DECIDED, middle(first))


def middle(outcomes: Sequence[Outcome]) -> Outcome:
    """The middle of an odd number; of two, which agree, either."""
    order = list(Outcome)
    return sorted(outcomes, key=order.index)[len(outcomes) // 2]


def may_decide(assessor: str, decisions: Iterable[Decision], *, appealed: bool) -> bool:
    """Nobody decides twice, and only an open claim is decided."""
    decisions = list(decisions)
    return standing(decisions, appealed=appealed).open and assessor not in {each.assessor for each in decisions}


def methods_credited(scheme: Scheme) -> tuple[str, ...]:
    """What “met” credits: the knowledge part of the scheme. What is done by hand is always seen here."""
    return tuple(term.method for term in scheme.terms if method(term.method).knowledge)
