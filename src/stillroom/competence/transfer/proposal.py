"""For each item a role asks for: accept what was proven elsewhere, familiarise, or reassess, with every reason.

Only what was assessed counts. How long somebody has worked, or at what band, is looked at nowhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from stillroom.competence.framework import Competency, Frameworks
from stillroom.competence.method import method
from stillroom.competence.requirement import Requirement
from stillroom.competence.transfer.decision import Decision, Reason
from stillroom.competence.transfer.equivalence import Equivalence
from stillroom.competence.transfer.match import Match, Relation, matches
from stillroom.competence.transfer.offer import Offer, OfferState
from stillroom.competence.transfer.rules import TransferRules

OBSERVATION = "observation"
_BY_KEY = {"facility": Reason.OTHER_FACILITY, "sop": Reason.OTHER_PROCEDURE, "product": Reason.OTHER_PRODUCT}
_BY_STATE = {
    OfferState.REVOKED: Reason.REVOKED,
    OfferState.SUSPENDED: Reason.SUSPENDED,
    OfferState.LAPSED: Reason.LAPSED,
}
_BY_RELATION = {Relation.OLDER_EDITION: Reason.OLDER_EDITION, Relation.PARTLY: Reason.PARTLY_EQUIVALENT}


@dataclass(frozen=True, slots=True)
class Proposal:
    """`keeps` are the methods whose passes elsewhere stand here; `needs` the passes still to gather here."""

    requirement: Requirement
    decision: Decision
    match: Match | None = None
    reasons: tuple[Reason, ...] = ()
    keeps: tuple[str, ...] = ()
    needs: tuple[tuple[str, int], ...] = ()


def propose(
    requirements: Iterable[Requirement],
    offers: Sequence[Offer],
    *,
    frameworks: Frameworks,
    equivalences: Sequence[Equivalence],
    rules: TransferRules,
    on: date,
) -> list[Proposal]:
    """A proposal for each requirement that the framework knows, from the offer that gives her the most."""
    found = []
    for requirement in requirements:
        wanted = frameworks.history(requirement.competency)
        if wanted is None:
            continue
        candidates = [
            _proposal(requirement, match, wanted.current, rules, on)
            for match in matches(requirement, offers, frameworks, equivalences, on)
        ]
        whole = Proposal(requirement, Decision.MISSING, needs=_whole_scheme(wanted.current))
        found.append(min(candidates, key=_burden, default=whole))
    return found


def _burden(proposal: Proposal) -> tuple[int, int]:
    return proposal.decision.gravity, sum(count for _, count in proposal.needs)


def _proposal(
    requirement: Requirement, match: Match, competency: Competency, rules: TransferRules, on: date
) -> Proposal:
    reasons = _reasons(requirement, match, competency, rules, on)
    asked = [rules.rule(reason, on) for reason in reasons]
    decision = max((rule.decision for rule in asked), key=lambda each: each.gravity, default=Decision.ACCEPT)
    if decision is Decision.ACCEPT:
        return Proposal(requirement, decision, match, reasons)
    if decision is Decision.FAMILIARISE:
        return Proposal(requirement, decision, match, reasons, needs=((OBSERVATION, 1),))
    gravest = {rule.reason: rule for rule in asked if rule.decision is Decision.REASSESS}
    only_a_part = set(gravest) == {Reason.PARTLY_EQUIVALENT}
    kept = _kept(match, competency, hands_on=only_a_part)
    keeps = kept if all(rule.keeps_knowledge for rule in gravest.values()) else ()
    needs = tuple((term.method, term.count) for term in competency.scheme.terms if term.method not in keeps)
    return Proposal(requirement, decision, match, reasons, keeps, needs)


def _reasons(
    requirement: Requirement, match: Match, competency: Competency, rules: TransferRules, on: date
) -> tuple[Reason, ...]:
    offer = match.offer
    found = {
        _BY_STATE.get(offer.state_on(on)),
        _BY_RELATION.get(match.relation),
        None if offer.issuer in rules.trusted else Reason.NOT_TRUSTED,
        Reason.TAKEN_OVER if offer.taken_over else None,
        Reason.CRITICAL if competency.critical else None,
        *(_difference(key, competency) for key, value in requirement.context if offer.context.get(key) != value),
    }
    return tuple(reason for reason in Reason if reason in found)


def _difference(key: str, competency: Competency) -> Reason | None:
    """Why it matters that she was not signed off with this value of `key`. Knowledge alone is the same at any bench."""
    if key == "equipment":
        return Reason.OTHER_EQUIPMENT if _is_hands_on(competency) else None
    return _BY_KEY.get(key, Reason.OTHER_CONTEXT)


def _is_hands_on(competency: Competency) -> bool:
    return any(not method(term.method).knowledge for term in competency.scheme.terms)


def _kept(match: Match, competency: Competency, *, hands_on: bool) -> tuple[str, ...]:
    """The methods passed there as often as they are asked for here: those that prove knowledge, or also technique."""
    return tuple(
        term.method
        for term in competency.scheme.terms
        if (method(term.method).knowledge or hands_on)
        and (match.methods is None or term.method in match.methods)
        and match.offer.passes.get(term.method, 0) >= term.count
    )


def _whole_scheme(competency: Competency) -> tuple[tuple[str, int], ...]:
    return tuple((term.method, term.count) for term in competency.scheme.terms)
