"""A passport in words: the same for her own page, for whom she shares it with, and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from stillroom.apps.framework.presenters.scheme_in_words import scheme_in_words
from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.passport.selectors.passport import (
    AcceptedEntry,
    CompetenceEntry,
    PassportRecord,
    QualificationEntry,
)
from stillroom.apps.readiness.presenters.counting import count, listed, sentence
from stillroom.competence.days import day_of
from stillroom.competence.method import method
from stillroom.competence.passport import Stop
from stillroom.competence.scheme import Scheme
from stillroom.competence.transfer import OfferState
from stillroom.standards.credentials.competence_credential import Assessed, Signatory
from stillroom.ui.formats import day, moment, short_day
from stillroom.ui.tones import Tone

STATES = {
    OfferState.CURRENT: ("Current", Tone.OK),
    OfferState.LAPSED: ("Lapsed", Tone.LAPSED),
    OfferState.SUSPENDED: ("Suspended", Tone.STOPPED),
    OfferState.REVOKED: ("Revoked", Tone.STOPPED),
}
TAKEN_OVER = "Taken over from an older record: it was not assessed under this framework by whoever is named here"


@dataclass(frozen=True)
class Card:
    """One item of a passport. `facts` are pairs of key and value, in order."""

    id: str
    title: str
    summary: str
    state: str
    tone: str
    marks: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()
    downloads: Sequence[tuple[str, str]] = field(default=())


def competence_card(entry: CompetenceEntry, *, own: bool = False) -> Card:
    """`own`: with what only she reads, every time it was suspended."""
    said = entry.competence
    state, tone = STATES[entry.state]
    facts = [
        ("Framework", f"{said.framework_title or said.framework}, version {said.version}"),
        ("Context", context_words(said.context)),
        ("How it was assessed", assessed_words(said.assessed)),
        ("Asked for", criteria_words(said.criteria)),
        ("Observed by", signatories_words(said.observed_by)),
        ("Signed off by", signatory_words(said.signed_by)),
        ("Signed off on", day(said.signed_at)),
        ("Valid until", day(said.valid_until) or "No last day"),
        ("Recorded by", said.issuer_name),
        ("Evidence", evidence_words(said.signed_by, said.observed_by)),
    ]
    if own:
        facts.append(("Suspensions", stops_words(entry.stops)))
    return Card(
        id=f"credential-{entry.credential}" if entry.credential else f"{said.code}-{'-'.join(said.context.values())}",
        title=f"{said.code} {said.title}",
        summary=_summary(entry),
        state=state,
        tone=tone.value,
        marks=[TAKEN_OVER] if said.taken_over else [],
        facts=facts,
    )


def by_issuer(entries: Sequence[CompetenceEntry]) -> list[tuple[str, list[Card]]]:
    """Who signed, with the cards of what was signed there."""
    found: dict[str, list[Card]] = {}
    for entry in entries:
        found.setdefault(entry.competence.issuer_name, []).append(competence_card(entry))
    return list(found.items())


def qualification_card(entry: QualificationEntry) -> Card:
    said = entry.held
    state, tone = STATES[entry.state]
    facts = [
        ("Kind", said.kind_words),
        ("Awarded by", said.awarded_by or "Not recorded"),
        ("Accredited by", said.accredited_by or "Not recorded"),
        ("Awarded on", day(said.awarded_on)),
        ("Valid until", day(said.valid_until) or "No last day"),
        ("Recorded by", f"{said.issuer_name}, which did not award it"),
    ]
    return Card(
        id=f"credential-{entry.credential or said.id}",
        title=said.title,
        summary=f"Awarded {short_day(said.awarded_on)}" + (f" by {said.awarded_by}" if said.awarded_by else ""),
        state="Recorded" if entry.state is OfferState.CURRENT else state,
        tone=(Tone.EXEMPT if entry.state is OfferState.CURRENT else tone).value,
        facts=facts,
    )


def accepted_card(entry: AcceptedEntry) -> Card:
    statement = entry.accepted.statement
    state, tone = STATES[entry.accepted.state]
    what = f"{method(statement.method).label} only" if statement.method else "The whole of it"
    facts = [
        ("Source", entry.issuer),
        ("Accepted", f"{what}, on {day(statement.occurred_at)}"),
        ("Context", context_words(dict(statement.context))),
        ("Valid until", day(statement.valid_until) or "No last day"),
        ("Fingerprint of the source", entry.sha256 or "Not recorded"),
    ]
    return Card(
        id=f"accepted-{statement.id}",
        title=f"{statement.competency} {entry.accepted.title}",
        summary=f"From {entry.issuer}. Its own credential is what you show elsewhere.",
        state=f"Accepted, {state.lower()}",
        tone=tone.value,
        facts=facts,
    )


def registration_lines(record: PassportRecord) -> list[str]:
    """A registration is never granted or claimed here."""
    lines = []
    for body, number, start, end in record.registrations:
        since = f" since {day(start)}" if start else ""
        until = f", until {day(end)}" if end else ""
        lines.append(
            f"{body} {number}".strip() + f"{since}{until}: recorded by {record.person.organisation.name}. "
            f"This is not proof of registration. Check the register of the {body}."
        )
    return lines


def finding(record: PassportRecord) -> str:
    """“7 competences: 6 current, 1 suspended.”"""
    found = len(record.competences)
    if not found:
        return "No competence is signed off here yet."
    parts = [
        f"{number} {state.value}"
        for state in OfferState
        if (number := sum(each.state is state for each in record.competences))
    ]
    return f"{count(found, 'competence')} signed off: {listed(parts)}."


def context_words(context: Any) -> str:
    pairs = [f"{key.replace('_', ' ')}: {value}" for key, value in sorted(dict(context).items())]
    return sentence(", ".join(pairs)) if pairs else "Any"


def criteria_words(criteria: str) -> str:
    """A credential holds a scheme as it is written in frameworks; whatever else it holds is said as it is."""
    try:
        return ", ".join(scheme_in_words(Scheme.parse(criteria)))
    except ValueError:
        return criteria


def assessed_words(assessed: Sequence[Assessed]) -> str:
    if not assessed:
        return "No observation is on record"
    return "; ".join(f"{each.label}: {count(each.passes, 'pass', 'passes')}, {_span(each)}" for each in assessed)


def signatories_words(signatories: Sequence[Signatory]) -> str:
    return "; ".join(signatory_words(each) for each in signatories) or "Nobody on record"


def signatory_words(signatory: Signatory) -> str:
    return f"{signatory.name} ({_plain_days(signatory.entitlement)})" if signatory.entitlement else signatory.name


def evidence_words(signed_by: Signatory, observed_by: Sequence[Signatory]) -> str:
    hashes = [each.evidence for each in (signed_by, *observed_by) if each.evidence]
    if not hashes:
        return "No fingerprint is on record"
    statements = count(len(hashes), "signed statement")
    return f"{statements}, each fixed by its fingerprint in the credential; the sign-off’s begins {hashes[0][:12]}"


def stops_words(stops: Sequence[Stop]) -> str:
    if not stops:
        return "None"
    return "; ".join(
        f"{short_day(each.start)} to {short_day(each.until)}" if each.until else f"Since {short_day(each.start)}"
        for each in stops
    )


def identity_words(record: PassportRecord) -> str:
    return check_words(record.identity)


def check_words(check: IdentityCheck | None) -> str:
    """Empty while nobody has checked."""
    if check is None:
        return ""
    return (
        f"{check.get_how_display()}, by {check.checked_by.name or check.checked_by.email} on {day(check.checked_at)}."
    )


def looked_words(name: str, organisation: str) -> str:
    return listed([each for each in (name, organisation) if each], last="of") or "Somebody who gave no name"


def share_state(expires_at: Any, revoked_at: Any, now: Any) -> tuple[str, str]:
    """A share's state and its tone."""
    if revoked_at:
        return f"Stopped {moment(revoked_at)}", Tone.STOPPED.value
    if expires_at <= now:
        return "Over", Tone.LAPSED.value
    return "Open", Tone.OK.value


def _summary(entry: CompetenceEntry) -> str:
    said = entry.competence
    passes = sum(each.passes for each in said.assessed)
    methods = count(len(said.assessed), "method")
    shown = f"{count(passes, 'pass', 'passes')} by {methods}" if passes else "No observation on record"
    until = f"valid until {short_day(said.valid_until)}" if said.valid_until else "no last day"
    return f"{context_words(said.context)} · {shown} · {until}" if said.context else f"{sentence(shown)} · {until}"


def _span(each: Assessed) -> str:
    if each.first == each.last:
        return short_day(each.first)
    return f"{short_day(each.first)} to {short_day(each.last)}"


def _plain_days(text: str) -> str:
    """Days inside a credential's sentence stand as 2026-09-23; people read 23 Sep 2026."""
    words = []
    for word in text.split(" "):
        try:
            words.append(short_day(date.fromisoformat(word)) if len(word) == 10 else word)
        except ValueError:
            words.append(word)
    return " ".join(words)


def last_day(expires_at: Any) -> str:
    """The last London day on which it is open."""
    return day(day_of(expires_at - timedelta(seconds=1)))
