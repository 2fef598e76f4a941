"""Competence proven elsewhere: what is offered, what is wanted here, and what is proposed for each item."""

from stillroom.competence.transfer.decision import Decision, Reason
from stillroom.competence.transfer.equivalence import Equivalence, Extent
from stillroom.competence.transfer.match import Match, Relation, matches
from stillroom.competence.transfer.offer import Offer, OfferState
from stillroom.competence.transfer.proposal import Proposal, propose
from stillroom.competence.transfer.rules import TransferRule, TransferRules

__all__ = [
    "Decision",
    "Equivalence",
    "Extent",
    "Match",
    "Offer",
    "OfferState",
    "Proposal",
    "Reason",
    "Relation",
    "TransferRule",
    "TransferRules",
    "matches",
    "propose",
]
