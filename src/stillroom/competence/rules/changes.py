"""What changes on a day: which rules end and begin, whom they reach, and who would be ready for a role then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stillroom.competence.days import ONE_DAY
from stillroom.competence.gap import Item
from stillroom.competence.plan import Step, steps_of
from stillroom.competence.rules.evaluate import judge
from stillroom.competence.rules.facts import PersonFacts, PostFacts
from stillroom.competence.rules.finding import Finding, Outcome
from stillroom.competence.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that ended the day before, one that begins on the day, or one that takes the other's place."""

    ended: Rule | None
    begun: Rule | None


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody whom a changed rule is about, before or after: None where there was or is no such rule."""

    person: PersonFacts
    post: PostFacts
    before: Finding | None
    after: Finding | None

    @property
    def differs(self) -> bool:
        def says(finding: Finding | None) -> tuple[Outcome, bool] | None:
            return None if finding is None else (finding.outcome, finding.blocks)

        return says(self.before) != says(self.after)


@dataclass(frozen=True, slots=True)
class Candidate:
    """How far somebody would be from a role: `steps` in her record and `stopped_by` by the rules."""

    person: str
    post: str
    steps: tuple[Step, ...]
    waits: bool
    rules: tuple[Finding, ...]

    @property
    def stopped_by(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.rules if finding.blocks)

    @property
    def distance(self) -> int:
        """Things still to do, each attempt for itself."""
        return sum(step.count for step in self.steps) + len(self.stopped_by)

    @property
    def ready(self) -> bool:
        return self.distance == 0 and not self.waits

    @property
    def one_step(self) -> bool:
        return self.distance == 1 and not self.waits


def change_days(rules: Iterable[Rule]) -> list[date]:
    """Every day on which a rule begins, or is the first without one."""
    begins = {rule.valid_from for rule in rules if rule.valid_from}
    return sorted(begins | {rule.valid_until + ONE_DAY for rule in rules if rule.valid_until})


def changes_on(rules: Sequence[Rule], day: date) -> list[RuleChange]:
    begun = {rule.code: rule for rule in rules if rule.valid_from == day}
    found = []
    for rule in rules:
        if rule.valid_until is not None and rule.valid_until + ONE_DAY == day:
            found.append(RuleChange(rule, begun.pop(rule.successor, None)))
    return found + [RuleChange(None, rule) for rule in begun.values()]


def reached(change: RuleChange, people: Iterable[PersonFacts], unit: str, day: date) -> list[Reached]:
    """Those at a unit whom either rule is about."""
    found = []
    for person in people:
        for post in person.posts:
            if post.unit == unit and post.held(day):
                before = judge(change.ended, person, post, day - ONE_DAY) if change.ended else None
                after = judge(change.begun, person, post, day) if change.begun else None
                if any(each and each.outcome is not Outcome.DOES_NOT_APPLY for each in (before, after)):
                    found.append(Reached(person, post, before, after))
    return found


def candidate(person: str, post: str, items: Iterable[Item], rules: tuple[Finding, ...]) -> Candidate:
    """From what a role requires of her, and what the rules would say of her in it."""
    lacking = [item for item in items if item.requirement.mandatory and not item.fulfilled]
    steps = tuple(step for item in lacking for step in steps_of(item))
    return Candidate(person, post, steps, any(not steps_of(item) for item in lacking), rules)
