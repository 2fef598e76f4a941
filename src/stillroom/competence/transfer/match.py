"""Which offers speak to a requirement, and how closely."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stillroom.competence.framework import CompetencyHistory, Frameworks
from stillroom.competence.requirement import Requirement
from stillroom.competence.transfer.equivalence import Equivalence, Extent
from stillroom.competence.transfer.offer import Offer, OfferState


class Relation(StrEnum):
    """From the closest."""

    SAME = "same"  # the same competency, unchanged since or only in wording
    EQUIVALENT = "equivalent"  # the equivalence table says it stands for the whole
    OLDER_EDITION = "older_edition"  # the same competency, changed in substance since
    PARTLY = "partly"  # the equivalence table says it stands for a part


@dataclass(frozen=True, slots=True)
class Match:
    """`methods` is what may be kept of it: None where all may."""

    offer: Offer
    relation: Relation
    methods: frozenset[str] | None = None


def matches(
    requirement: Requirement,
    offers: Iterable[Offer],
    frameworks: Frameworks,
    equivalences: Sequence[Equivalence],
    on: date,
) -> list[Match]:
    """The offers that speak to `requirement`, the best first: close, current, in its very context, long in date."""
    wanted = frameworks.history(requirement.competency)
    if wanted is None:
        return []
    found = [match for offer in offers if (match := _match(offer, wanted, frameworks, equivalences, on))]
    return sorted(found, key=lambda match: _rank(match, requirement, on))


def _match(
    offer: Offer, wanted: CompetencyHistory, frameworks: Frameworks, equivalences: Sequence[Equivalence], on: date
) -> Match | None:
    if offer.competency == wanted.code and offer.framework == frameworks.framework_of.get(wanted.code):
        edition = wanted.edition(offer.version)
        return Match(offer, Relation.SAME if edition == wanted.current_edition else Relation.OLDER_EDITION)
    table = [each for each in equivalences if _speaks(each, offer, wanted, on)]
    if any(each.extent is Extent.WHOLE for each in table):
        return Match(offer, Relation.EQUIVALENT)
    if table:
        return Match(offer, Relation.PARTLY, frozenset().union(*(each.methods for each in table)))
    return None


def _speaks(equivalence: Equivalence, offer: Offer, wanted: CompetencyHistory, on: date) -> bool:
    return (
        equivalence.holds_on(on)
        and equivalence.source_framework == offer.framework
        and equivalence.source_competency == offer.competency
        and equivalence.target_competency == wanted.code
        and equivalence.source_version in ("", offer.version)
        and equivalence.target_version in ("", wanted.current_version)
    )


def _rank(match: Match, requirement: Requirement, on: date) -> tuple[bool, int, bool, int, str]:
    offer = match.offer
    longest = offer.valid_until or date.max
    return (
        offer.state_on(on) is not OfferState.CURRENT,
        list(Relation).index(match.relation),
        not offer.context >= requirement.context,
        -longest.toordinal(),
        offer.source,
    )
