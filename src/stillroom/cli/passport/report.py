"""What was found, in words and for programs. What a credential says is repeated only once its signature fits."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from stillroom.standards.credentials.said import Said, said
from stillroom.standards.credentials.verification import Result, Verdict, Verification

VERDICTS = {Verdict.VALID: "VALID", Verdict.INVALID: "NOT VALID", Verdict.CANNOT_TELL: "CANNOT TELL"}
SIGNS = {Result.PASSED: "yes", Result.FAILED: "NO", Result.NOT_CHECKED: "?"}


def as_text(found: Sequence[Verification], at: datetime) -> str:
    parts = ["\n".join(_lines(each)) for each in found]
    if len(found) > 1:
        valid = sum(each.verdict is Verdict.VALID for each in found)
        parts.append(f"{valid} of {len(found)} are valid.")
    return "\n\n".join([*parts, f"Checked at {at:%Y-%m-%d %H:%M} UTC."])


def as_json(found: Sequence[Verification], at: datetime) -> dict[str, Any]:
    verdicts = {each.verdict for each in found}
    whole = next(each for each in (Verdict.INVALID, Verdict.CANNOT_TELL, Verdict.VALID) if each in verdicts)
    return {"verdict": whole.value, "checked_at": at.isoformat(), "credentials": [_as_object(each) for each in found]}


def reasons(found: Iterable[Verification]) -> list[str]:
    """Each thing that was not found in order, once."""
    words = [
        check.words
        for each in found
        for part in (each, *each.held)
        for check in part.checks
        if check.result is not Result.PASSED
    ]
    return list(dict.fromkeys(words))


def _lines(found: Verification) -> Iterable[str]:
    yield VERDICTS[found.verdict]
    if found.is_signed:
        for name, value in _facts(found, said(found.document)):
            if value:
                yield f"  {name:<12}{value}"
    for check in found.checks:
        yield f"  {SIGNS[check.result]:<4}{check.name}: {check.words}"


def _facts(found: Verification, what: Said) -> Iterable[tuple[str, str]]:
    yield "issued by", f"{found.issuer_name or what.issuer_name} ({found.issuer})"
    yield "to", what.subject
    yield "what", " ".join(each for each in (what.code, what.title) if each)
    yield "framework", " ".join(each for each in (what.framework, what.version) if each)
    yield "where", ", ".join(f"{name}: {value}" for name, value in what.context)
    yield "from", f"{what.valid_from:%Y-%m-%d}" if what.valid_from else ""
    yield "until", f"{what.valid_until:%Y-%m-%d %H:%M} UTC" if what.valid_until else ""


def _as_object(found: Verification) -> dict[str, Any]:
    what = said(found.document) if found.is_signed else Said()
    return {
        "verdict": found.verdict.value,
        "issuer": {"id": found.issuer, "known_as": found.issuer_name, "says": what.issuer_name},
        "key": found.key_id,
        "id": str(found.document.get("id", "")) if found.is_signed else "",
        "subject": what.subject,
        "code": what.code,
        "title": what.title,
        "framework": what.framework,
        "version": what.version,
        "context": dict(what.context),
        "valid_from": what.valid_from.isoformat() if what.valid_from else None,
        "valid_until": what.valid_until.isoformat() if what.valid_until else None,
        "checks": [
            {
                "name": c.name,
                "result": c.result.value,
                "problem": c.problem.value if c.problem else None,
                "words": c.words,
            }
            for c in found.checks
        ],
        "held": [_as_object(each) for each in found.held],
    }
