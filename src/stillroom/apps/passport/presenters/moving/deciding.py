"""The choices an authoriser has, who may see to what remains, and what waits for review: in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from stillroom.apps.passport.presenters.moving.transfer import SOURCE_STATES
from stillroom.apps.passport.selectors.followed import ToReview
from stillroom.apps.passport.selectors.remaining import Remaining
from stillroom.apps.passport.selectors.transfers import ItemFound
from stillroom.apps.readiness.presenters.words import context_words, method_label
from stillroom.competence.transfer import Decision, OfferState
from stillroom.ui.formats import moment

Choices = Sequence[tuple[str, str]]


def decide_fields(items: Mapping[str, ItemFound]) -> dict[str, tuple[str, str, Choices]]:
    """Field → label, hint and choices: what is proposed first, then only what is graver."""
    return {name: (_what(each), _hint(each), _choices(each)) for name, each in items.items()}


def _what(item: ItemFound) -> str:
    context = f" ({context_words(str(item.requirement.context))})" if item.requirement.context else ""
    return f"{item.requirement.competency} {item.competency.title}{context}"


def _hint(item: ItemFound) -> str:
    reasons = "; ".join(reason.words for reason in item.proposal.reasons)
    return f"Proposed: {item.least.words.lower()}. {f'{reasons}.' if reasons else 'Nothing speaks against it.'}"


def _choices(item: ItemFound) -> Choices:
    offered = (Decision.ACCEPT, Decision.FAMILIARISE, Decision.REASSESS)
    return [(each.value, _choice(each, item)) for each in offered if each.gravity >= item.least.gravity]


def _choice(decision: Decision, item: ItemFound) -> str:
    if decision is Decision.FAMILIARISE and item.seen:
        return "Accept now: they were seen at it here"
    if decision is Decision.REASSESS and item.proposal.decision is Decision.REASSESS and item.proposal.keeps:
        return "Assess again, and keep what is named"
    return decision.words


@dataclass(frozen=True)
class FastTrackFields:
    items: dict[str, tuple[str, Choices, date]]
    reasons: dict[str, str]


def fast_track_fields(items: Mapping[str, Remaining], names: Mapping[str, str], issuers: str) -> FastTrackFields:
    found: dict[str, tuple[str, Choices, date]] = {}
    reasons: dict[str, str] = {}
    for name, each in items.items():
        needs = "; ".join(
            f"{method_label(method).lower()} {'once' if number == 1 else f'{number} times'}"
            for method, number in each.needs
        )
        observers = sorted(((id_, names.get(id_, "Somebody")) for id_ in each.observers), key=lambda pair: pair[1])
        found[name] = (f"{_what(each.item)}: {needs}", observers, each.suggested_on)
        reasons[name] = f"Fast track from {issuers or 'elsewhere'}: {each.item.least.words.lower()}"[:300]
    return FastTrackFields(found, reasons)


def review_rows(found: Iterable[ToReview]) -> list[dict[str, Any]]:
    return [
        {
            "text": f"{each.source.person.full_name}: {each.competency.code} {each.competency.title}",
            "hint": f"{each.source.issuer_name}: {SOURCE_STATES[OfferState(each.source.state)].lower()}",
            "href": reverse("review_source", args=[each.source.id]),
            "status": "Lifted there" if each.lifted else "Suspended here",
            "tone": "due" if each.lifted else "stopped",
        }
        for each in found
    ]


def review_page(each: ToReview, names: Mapping[str, str]) -> dict[str, Any]:
    source, author = each.source, names.get(each.accepted.author, "")
    return {
        "page_title": f"Review {each.competency.code} of {source.person.full_name}",
        "person": source.person,
        "competency": each.competency,
        "lifted": each.lifted,
        "revoked": each.revoked,
        "for_good": source.state == OfferState.REVOKED,
        "revoke": reverse("revoke_statement", args=[each.accepted.id]),
        "facts": [
            {"key": "Competency", "value": f"{each.competency.code} {each.competency.title}"},
            {"key": "Context", "value": context_words(str(each.accepted.context))},
            {
                "key": "Accepted",
                "value": f"{moment(each.accepted.occurred_at)} by {author}",
            },
            {"key": "Suspended here", "value": moment(each.suspension.occurred_at)},
            {"key": "Its issuer", "value": source.issuer_name},
            {"key": "At its issuer now", "value": SOURCE_STATES[OfferState(source.state)]},
            {"key": "Asked there", "value": moment(source.checked_at)},
        ],
    }
