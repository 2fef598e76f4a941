"""How one person stands to one rule on one day, with the reason in a sentence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stillroom.competence.rules.rule import Effect, Rule


class Outcome(StrEnum):
    MET = "met"
    DUE = "due"
    BREACHED = "breached"
    DOES_NOT_APPLY = "does_not_apply"
    NOT_KNOWN = "not_known"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule answers. `step` is the one thing that would meet the rule; `facts` are what it rests on."""

    outcome: Outcome
    reason: str
    due: date | None = None
    amber_from: date | None = None
    step: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with the rule, the person, and the post it is about (empty: about the person)."""

    rule: Rule
    person: str
    post: str
    day: date
    verdict: Verdict

    @property
    def outcome(self) -> Outcome:
        return self.verdict.outcome

    @property
    def reason(self) -> str:
        return self.verdict.reason

    @property
    def amber(self) -> bool:
        """Due, and so soon that somebody should act now."""
        soon = self.verdict.amber_from
        return self.outcome is Outcome.DUE and soon is not None and self.day >= soon

    @property
    def blocks(self) -> bool:
        """Whether the post cannot be role-ready because of this."""
        if self.outcome is Outcome.BREACHED:
            return self.rule.effect in (Effect.BLOCKS, Effect.BLOCKS_UNTIL_MET)
        open_ = self.outcome in (Outcome.DUE, Outcome.NOT_KNOWN)
        return open_ and self.rule.effect is Effect.BLOCKS_UNTIL_MET


def does_not_apply(why: str) -> Verdict:
    return Verdict(Outcome.DOES_NOT_APPLY, why)
