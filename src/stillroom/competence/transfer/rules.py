"""What is proposed for which reason: dated data, which a unit may tighten and never loosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from stillroom.competence.transfer.decision import Decision, Reason


@dataclass(frozen=True, slots=True)
class TransferRule:
    """`keeps` names what a reassessment need not repeat: `knowledge`, or nothing."""

    reason: Reason
    decision: Decision
    valid_from: date = date.min
    valid_until: date | None = None
    keeps_knowledge: bool = False

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class TransferRules:
    """The rules of everyone, and what one unit asks beyond them. `trusted`: the issuers on the unit's trust list."""

    rules: tuple[TransferRule, ...]
    tightened: Mapping[Reason, Decision] = field(default_factory=dict)
    trusted: frozenset[str] = frozenset()

    def rule(self, reason: Reason, on: date) -> TransferRule:
        """The rule in force for a reason; the gravest if several are. Without one, nothing is taken on trust."""
        found = [each for each in self.rules if each.reason is reason and each.holds_on(on)]
        rule = max(found, key=lambda each: each.decision.gravity, default=TransferRule(reason, Decision.REASSESS))
        asked = self.tightened.get(reason)
        if asked is not None and asked.gravity > rule.decision.gravity:
            return TransferRule(reason, asked, keeps_knowledge=False)
        return rule

    def loosened(self, on: date) -> list[Reason]:
        """The reasons for which the unit asks less than everyone does: those are refused when they are entered."""
        return [
            reason
            for reason, decision in self.tightened.items()
            if decision.gravity < TransferRules(self.rules).rule(reason, on).decision.gravity
        ]


def national_rules(rules: Iterable[TransferRule] = ()) -> tuple[TransferRule, ...]:
    """The rules as they are shipped. *Draft – not nationally approved.*"""
    return tuple(rules) or tuple(
        TransferRule(reason, decision, keeps_knowledge=keeps)
        for reason, decision, keeps in (
            (Reason.REVOKED, Decision.REASSESS, False),
            (Reason.SUSPENDED, Decision.REASSESS, False),
            (Reason.LAPSED, Decision.REASSESS, False),
            (Reason.NOT_TRUSTED, Decision.REASSESS, False),
            (Reason.TAKEN_OVER, Decision.REASSESS, False),
            (Reason.PARTLY_EQUIVALENT, Decision.REASSESS, True),
            (Reason.OTHER_EQUIPMENT, Decision.REASSESS, True),
            (Reason.OLDER_EDITION, Decision.FAMILIARISE, False),
            (Reason.OTHER_FACILITY, Decision.FAMILIARISE, False),
            (Reason.OTHER_PROCEDURE, Decision.FAMILIARISE, False),
            (Reason.OTHER_PRODUCT, Decision.FAMILIARISE, False),
            (Reason.OTHER_CONTEXT, Decision.FAMILIARISE, False),
            (Reason.CRITICAL, Decision.FAMILIARISE, False),
        )
    )
