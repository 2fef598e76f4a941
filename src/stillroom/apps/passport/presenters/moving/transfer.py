"""A transfer-in, in words: what is proposed and why, how she was assessed there, what was decided."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from stillroom.apps.passport.models import TransferIn
from stillroom.apps.passport.selectors.spared import Spared
from stillroom.apps.passport.selectors.transfers import ItemFound, Shown, TransferFound
from stillroom.apps.passport.services.receive_person import same_name
from stillroom.apps.plans.presenters.ways import duration
from stillroom.apps.readiness.presenters.counting import count, listed, sentence, verb
from stillroom.apps.readiness.presenters.words import STATES, context_words, method_label
from stillroom.competence.readiness import State
from stillroom.competence.transfer import Decision, OfferState
from stillroom.competence.transfer.saving import ENOUGH
from stillroom.ui.formats import day

TONES = {
    Decision.ACCEPT: "ok",
    Decision.FAMILIARISE: "due",
    Decision.REASSESS: "update",
    Decision.MISSING: "none",
}
GROUPS = {
    Decision.ACCEPT: ("Accept", "Nothing speaks against them."),
    Decision.FAMILIARISE: ("Accept once seen here", "Each is signed after the person was seen at it here and passed."),
    Decision.REASSESS: ("Assess again", "What can be kept of it is said with each."),
    Decision.MISSING: ("Not shown: the whole of it", "Nothing that they showed speaks to these."),
}
SOURCE_STATES = {
    OfferState.CURRENT: "In force",
    OfferState.LAPSED: "Lapsed",
    OfferState.SUSPENDED: "Suspended by its issuer",
    OfferState.REVOKED: "Revoked by its issuer",
}


def transfer_page(
    found: TransferFound, roles: Mapping[str, str], unit: str, names: Mapping[str, str]
) -> dict[str, Any]:
    transfer = found.transfer
    done = [each for each in found.items if each.in_force or each.is_signed]
    open_ = [each for each in found.items if not (each.in_force or each.is_signed)]
    groups = [
        {
            "id": decision.value,
            "heading": heading,
            "text": text,
            "rows": [item_row(each, names) for each in open_ if each.least is decision],
        }
        for decision, (heading, text) in GROUPS.items()
    ]
    return {
        "person": transfer.person,
        "transfer": transfer,
        "role": roles.get(transfer.role_profile, transfer.role_profile),
        "unit_name": unit,
        "finding": finding(found, len(done), open_),
        "groups": [group for group in groups if group["rows"]],
        "done": [item_row(each, names) for each in done],
        "unusable": [
            {"what": row.credential_id or f"The {_ordinal(row.ordinal)} credential", "problem": row.problem}
            for row in found.unusable
        ],
        "unasked": [f"{each.competence.code} {each.competence.title}" for each in found.unasked],
        "issuers": " and ".join(found.issuers) or "nobody that could be checked",
        "identity": identity_words(found),
        "decidable": any(decidable(each) for each in open_),
    }


def finding(found: TransferFound, done: int, open_: Iterable[ItemFound]) -> str:
    by = dict.fromkeys(Decision, 0)
    for each in open_:
        by[each.least] += 1
    total = len(found.items)
    if not total:
        return "The role asks for nothing at this unit, so there is nothing to accept."
    words = [
        f"{done} {verb(done, 'is', 'are')} signed or in force here" if done else "",
        f"{by[Decision.ACCEPT]} can be accepted" if by[Decision.ACCEPT] else "",
        f"{by[Decision.FAMILIARISE]} once seen here" if by[Decision.FAMILIARISE] else "",
        f"{by[Decision.REASSESS]} {verb(by[Decision.REASSESS], 'is', 'are')} to be assessed again"
        if by[Decision.REASSESS]
        else "",
        f"{by[Decision.MISSING]} {verb(by[Decision.MISSING], 'is', 'are')} to be done whole"
        if by[Decision.MISSING]
        else "",
    ]
    said = [each for each in words if each]
    return f"Of the {count(total, 'item')} the role asks for here, {listed(said)}."


def identity_words(found: TransferFound) -> str:
    """Empty until somebody compared who she is."""
    transfer = found.transfer
    if transfer.identity_check is None:
        return ""
    words = f"{transfer.identity_check} ({day(transfer.identity_check.checked_at)})."
    if transfer.name_differs_because:
        words += f" The name differs: {transfer.name_differs_because}"
    return words


def names_differ(found: TransferFound) -> list[str]:
    return [name for name in found.names if not same_name(name, found.transfer.person.full_name)]


def decidable(item: ItemFound) -> bool:
    """Whether an authoriser has something to decide or to sign now."""
    if item.in_force or item.is_signed or item.shown is None:
        return False
    if item.decided is None:
        return item.proposal.decision is not Decision.MISSING
    return Decision(item.decided.decision) is Decision.FAMILIARISE and item.seen is not None


def item_row(item: ItemFound, names: Mapping[str, str]) -> dict[str, Any]:
    requirement = item.requirement
    state = STATES[item.standing.state]
    context = context_words(str(requirement.context))
    return {
        "id": f"{requirement.competency}-{requirement.id}",
        "what": f"{requirement.competency} {item.competency.title}",
        "context": context if requirement.context else "",
        "mandatory": requirement.mandatory,
        "proposed": item.least.words,
        "tone": TONES[item.least],
        "state": state.label if item.standing.state is not State.NOT_STARTED else "",
        "state_tone": state.tone,
        "reasons": [reason.words for reason in item.proposal.reasons],
        "keeps": ", ".join(method_label(each).lower() for each in item.proposal.keeps),
        "needs": needs_words(item),
        "decided": decided_words(item),
        "statement": reverse("statement", args=[item.decided.statements[0]])
        if item.decided and item.decided.statements
        else "",
        "seen": f"{names.get(item.seen.author, 'Somebody')} saw them at it on {day(item.seen.occurred_at)}"
        if item.seen and not item.is_signed
        else "",
        "how": how_she_was_assessed(item.shown) if item.shown else [],
        "from": item.shown.competence.issuer_name if item.shown else "",
    }


def needs_words(item: ItemFound) -> str:
    if item.least is Decision.ACCEPT or item.in_force or item.is_signed:
        return ""
    if item.least is Decision.FAMILIARISE:
        return "" if item.seen else f"{method_label(item.to_see)}, once here"
    return "; ".join(
        f"{method_label(method)}, {'once' if number == 1 else f'{number} times'}"
        for method, number in item.proposal.needs
    )


def decided_words(item: ItemFound) -> str:
    if item.decided is None:
        return ""
    decision = Decision(item.decided.decision)
    signed = "signed" if item.decided.statements else "decided"
    by = f"{item.decided.decided_by}, {day(item.decided.decided_at)}"
    graver = " – graver than was proposed" if decision.gravity > Decision(item.decided.proposed).gravity else ""
    return f"{decision.words}{graver}: {signed} by {by}"


def how_she_was_assessed(shown: Shown) -> list[dict[str, str]]:
    said = shown.competence
    rows = [
        ("At", said.issuer_name),
        ("Framework", f"{said.framework_title or said.framework}, version {said.version}"),
        ("In", context_words("; ".join(f"{key}={value}" for key, value in said.context.items()))),
        *((each.label, _passed(each.passes, day(each.first), day(each.last))) for each in said.assessed),
        ("Assessed by", "; ".join(_by(each.name, each.entitlement) for each in said.observed_by)),
        ("Signed off", f"{day(said.signed_at)} by {_by(said.signed_by.name, said.signed_by.entitlement)}"),
        ("Valid until", day(said.valid_until) if said.valid_until else "No end"),
        ("At its issuer", SOURCE_STATES[shown.state]),
        ("Credential", said.id),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def _passed(number: int, first: str, last: str) -> str:
    times = "Passed once" if number == 1 else f"Passed {number} times"
    return f"{times}, {first}" if first == last else f"{times}, {first} to {last}"


def _by(name: str, entitlement: str) -> str:
    return f"{name} ({entitlement[:1].lower()}{entitlement[1:]})" if entitlement else name


def _ordinal(index: int) -> str:
    return {0: "first", 1: "second", 2: "third"}.get(index, f"{index + 1}th")


def spared_words(found: Spared) -> dict[str, Any]:
    """A sentence, and what it rests on. What is not known is said to be unknown."""
    if found.saving is None:
        return {
            "finding": "How much this spares cannot be said yet: insufficient data.",
            "base": f"{sentence(count(found.whole_here, 'person', 'people'))} of this unit did the whole programme for"
            f" the role here. It takes {ENOUGH} to measure by.",
        }
    saving = found.saving
    hours = ""
    if found.minutes is not None:
        spared, whole = saving.observations * found.minutes, saving.whole_observations * found.minutes
        hours = f" and {duration(spared)} of {duration(whole)} of trainers’ time"
    base = (
        f"Medians over the {saving.people} people who did the whole programme at this unit: {saving.whole_days} days"
        f" from the first observation to the last sign-off, {saving.whole_observations} observations."
    )
    if found.minutes is None:
        base += " Nobody has said how long an observation takes, so hours are not given."
    else:
        how = "as delivered in training sessions here" if found.measured else "as assessors here say"
        base += f" One observation: {found.minutes} minutes, {how}."
    return {
        "finding": f"It spares about {count(saving.days, 'day')} of {saving.whole_days}, "
        f"{count(saving.observations, 'observation')} of {saving.whole_observations}{hours}.",
        "base": base,
    }


def transfer_rows(
    rows: Iterable[TransferIn], roles: Mapping[str, str], units: Mapping[Any, str]
) -> list[dict[str, Any]]:
    return [
        {
            "person": row.person.full_name,
            "href": reverse("transfer", args=[row.id]),
            "role": roles.get(row.role_profile, row.role_profile),
            "unit": units.get(row.unit_id, row.unit.code),
            "when": day(row.opened_at),
            "state": "Over" if row.ended_at or row.withdrawn_at else "Under way",
        }
        for row in rows
    ]
