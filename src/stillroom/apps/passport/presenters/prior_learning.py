"""Prior learning in words: a case, its claims, and what was decided of each."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from stillroom.apps.passport.models import PriorLearning, PriorLearningClaim
from stillroom.apps.passport.selectors.prior_learning import (
    acceptances_of,
    appealed,
    authorises,
    decisions_of,
    standing_of,
    to_accept,
    why_not,
)
from stillroom.apps.people.models import Person
from stillroom.apps.readiness.presenters.contexts import competency_words
from stillroom.competence.context import ANY
from stillroom.competence.framework import Frameworks
from stillroom.competence.method import method
from stillroom.competence.prior_learning import Outcome, Stage, Standing, may_decide
from stillroom.ui.formats import day, moment, short_day

TONES = {Outcome.MET: "ok", Outcome.PARTLY: "training", Outcome.NOT_MET: "none"}
NO_REGISTRATION = (
    "Equivalence of competence never grants a registration or a qualification. Only the regulator or the awarding body"
    " does that. “Met” counts for the knowledge part of a competency; what is done by hand is always seen here before"
    " anybody signs it off."
)


def standing_words(found: Standing) -> tuple[str, str]:
    """Words and tone."""
    if found.open or found.outcome is None:
        return found.stage.waits_for, "pending"
    final = ", after appeal" if found.stage is Stage.FINAL else ""
    return f"{found.outcome.label}{final}", TONES[found.outcome]


def case_row(case: PriorLearning, known: Frameworks) -> dict[str, Any]:
    claims = []
    for claim in case.claims.all():
        text, tone = standing_words(standing_of(claim))
        claims.append({"name": competency_words(known, claim.competency, ANY), "state": text, "tone": tone})
    return {
        "title": case.title,
        "provider": case.provider,
        "href": reverse("prior_learning_case", args=[case.id]),
        "claims": claims,
        "submitted": short_day(case.submitted_at),
    }


def case_facts(case: PriorLearning) -> list[dict[str, str]]:
    return [
        {"key": "Provider", "value": case.provider},
        {"key": "When", "value": f"{day(case.start_date)} to {day(case.end_date)}"},
        {"key": "Hours", "value": str(case.hours)},
        {"key": "What was learned", "value": case.learned},
        *([{"key": "Evidence kept at", "value": case.kept_at}] if case.kept_at else []),
    ]


def file_rows(case: PriorLearning) -> list[dict[str, str]]:
    return [
        {
            "name": file.name,
            "href": reverse("prior_learning_evidence", args=[file.id]),
            "size": f"{max(1, file.size // 1024)} KB",
        }
        for file in case.files.all()
    ]


def claim_page(claim: PriorLearningClaim, known: Frameworks, reader: Person | None, *, hers: bool) -> dict[str, Any]:
    """One claim as the reader sees it: she does not read a decision before there are enough to agree or differ."""
    found = standing_of(claim)
    text, tone = standing_words(found)
    decided = not found.open or found.stage is Stage.APPEALED
    own = reader.canonical_id if reader else ""
    shown = [d for d in claim.decisions.all() if decided or d.assessor.canonical_id == own]
    refused = why_not(claim, reader) if reader and not hers else None
    free = reader is not None and may_decide(own, decisions_of(claim), appealed=appealed(claim))
    signs = reader is not None and not hers and authorises(claim, reader)
    waiting = to_accept(claim) if not found.open and found.outcome is Outcome.MET else []
    return {
        "id": claim.id,
        "name": competency_words(known, claim.competency, ANY),
        "version": claim.version,
        "state": text,
        "tone": tone,
        "decisions": [
            {
                "at": d.decided_at,
                "title": f"{d.get_outcome_display()}{' (on appeal)' if d.on_appeal else ''}",
                "text": f"{d.reason} {f'Still missing: {d.still_missing}' if d.still_missing else ''}".strip(),
                "by": d.assessor.full_name,
                "status": d.get_outcome_display(),
                "tone": TONES[Outcome(d.outcome)],
                "href": reverse("statement", args=[d.statement_id]),
            }
            for d in reversed(shown)
        ],
        "appeal": f"{claim.appeal.reason} ({moment(claim.appeal.made_at)})" if appealed(claim) else "",
        "missing": [d.still_missing for d in shown if d.still_missing] if found.outcome is Outcome.PARTLY else [],
        "may_appeal": hers and found.stage is Stage.DECIDED,
        "may_decide": not hers and free and refused is None,
        "refused": refused.why if refused and free else "",
        "credits": _credits(waiting, bool(acceptances_of(claim)), found),
        "may_accept": signs and bool(waiting),
    }


def _credits(waiting: Sequence[tuple[str, Any]], accepted: bool, found: Standing) -> str:
    if found.open or found.outcome is not Outcome.MET:
        return ""
    if waiting:
        names = ", ".join(dict.fromkeys(method(name).label.lower() for name, _ in waiting))
        return f"An authoriser can accept the knowledge part ({names}). The rest of the scheme is done here."
    if accepted:
        return "The knowledge part is accepted in the ledger. The rest of the scheme is done here."
    return "The scheme has no part that is knowledge alone, so nothing is accepted: all of it is seen here."


def waiting_row(claim: PriorLearningClaim, text: str, known: Frameworks) -> dict[str, str]:
    return {
        "name": claim.prior_learning.person.full_name,
        "what": competency_words(known, claim.competency, ANY),
        "title": claim.prior_learning.title,
        "state": text,
        "href": reverse("prior_learning_case", args=[claim.prior_learning_id]),
    }
