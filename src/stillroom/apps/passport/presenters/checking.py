"""What was found of what somebody handed in, in words. What it says is repeated only once its signature fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stillroom.apps.readiness.presenters.counting import listed
from stillroom.standards.credentials.said import Said, said
from stillroom.standards.credentials.verification import Check, Result, Verdict, Verification
from stillroom.ui.formats import day, moment
from stillroom.ui.tones import Tone

VERDICTS = {
    Verdict.VALID: ("Valid", Tone.OK),
    Verdict.INVALID: ("Not valid", Tone.STOPPED),
    Verdict.CANNOT_TELL: ("Cannot be told", Tone.DUE),
}
RESULTS = {
    Result.PASSED: ("Good", Tone.OK),
    Result.FAILED: ("Wrong", Tone.STOPPED),
    Result.NOT_CHECKED: ("Not known", Tone.DUE),
}
UNKNOWN_ISSUER = "Its signature is good, but nobody here knows its issuer."
HEADINGS = {
    "read": "What it is",
    "signature": "Signature",
    "issuer": "Issuer",
    "dates": "Dates",
    "status:revocation": "Revoked since?",
    "status:suspension": "Suspended now?",
    "status": "Withdrawn since?",
}


@dataclass(frozen=True)
class Found:
    """One credential: `verdict` in words with its tone, the reason, what it says, and each thing that was checked."""

    verdict: str
    tone: str
    reason: str
    title: str
    subject: str
    until: str
    facts: Sequence[dict[str, Any]]
    checks: Sequence[dict[str, str]]
    held: Sequence["Found"] = ()


def found_of(verification: Verification) -> Found:
    what = said(verification.document) if verification.is_signed else Said()
    verdict, tone = VERDICTS[verification.verdict]
    return Found(
        verdict=verdict,
        tone=tone.value,
        reason=_reason(verification),
        title=" ".join(each for each in (what.code, what.title) if each),
        subject=what.subject,
        until=day(what.valid_until) or "No last day",
        facts=_facts(verification, what) if verification.is_signed else [],
        checks=[_check(check) for check in verification.checks],
        held=[found_of(each) for each in verification.held],
    )


def together(found: Sequence[Found]) -> dict[str, str]:
    """Of several at once: how many hold, and whether they are all of one person."""
    valid = sum(each.verdict == VERDICTS[Verdict.VALID][0] for each in found)
    people = sorted({each.subject for each in found if each.subject})
    return {
        "heading": f"{valid} of {len(found)} are valid" if valid < len(found) else f"All {len(found)} are valid",
        "people": f"They name different people: {listed(people)}." if len(people) > 1 else "",
        "person": people[0] if len(people) == 1 else "",
    }


def _reason(verification: Verification) -> str:
    wrong = [check for check in verification.checks if check.result is not Result.PASSED]
    wrong.sort(key=lambda check: check.result is not Result.FAILED)
    if not wrong:
        bad = [each for each in verification.held if each.verdict is not Verdict.VALID]
        return "It holds a credential of somebody else that is not valid." if bad else ""
    if [check.name for check in wrong] == ["issuer"] and wrong[0].result is Result.NOT_CHECKED:
        return UNKNOWN_ISSUER
    return wrong[0].words


def _facts(verification: Verification, what: Said) -> list[dict[str, Any]]:
    issuer = verification.issuer_name or f"Calls itself “{what.issuer_name}”; not known here"
    rows = [
        ("Issued by", issuer),
        ("Issuer’s identifier", verification.issuer),
        ("To", what.subject),
        ("What", " ".join(each for each in (what.code, what.title) if each)),
        ("Framework", ", version ".join(each for each in (what.framework, what.version) if each)),
        ("Where it holds", ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in what.context)),
        ("Valid from", moment(what.valid_from)),
        ("Valid until", moment(what.valid_until) or "It has no last day"),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def _check(check: Check) -> dict[str, str]:
    state, tone = RESULTS[check.result]
    return {"heading": HEADINGS.get(check.name, "Status"), "words": check.words, "state": state, "tone": tone.value}
