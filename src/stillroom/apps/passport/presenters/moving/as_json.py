"""Proposals for programs."""

from typing import Any

from stillroom.apps.passport.services.preview_passport import Preview
from stillroom.competence.transfer import Proposal


def proposals_as_json(found: Preview) -> dict[str, Any]:
    return {
        "items": [_item(each, found) for each in found.proposals],
        "unusable": [
            {"sha256": each.sha256, "credential": each.credential_id, "problem": each.problem}
            for each in found.checked
            if each.problem
        ],
    }


def _item(proposal: Proposal, found: Preview) -> dict[str, Any]:
    requirement = proposal.requirement
    offer = proposal.match.offer if proposal.match else None
    return {
        "competency": requirement.competency,
        "title": found.frameworks.competencies[requirement.competency].current.title,
        "context": str(requirement.context),
        "mandatory": requirement.mandatory,
        "proposed": proposal.decision.value,
        "reasons": [{"code": reason.value, "words": reason.words} for reason in proposal.reasons],
        "keeps": list(proposal.keeps),
        "needs": [{"method": method, "passes": passes} for method, passes in proposal.needs],
        "credential": offer.source if offer else None,
        "issuer": offer.issuer if offer else None,
        "valid_until": offer.valid_until.isoformat() if offer and offer.valid_until else None,
    }
