"""One signed-off competence as an Open Badges 3.0 credential, and read back from one.

What a receiving site relies on stands in members that the pinned contexts define, so that all of it is signed: how it
was assessed (a result for each method), by whom and by what entitlement, in which context, and until when.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from stillroom.competence.days import day_of, end_of
from stillroom.standards.credentials.contexts import OPEN_BADGES, VC2
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.vc_jwt import read_moment

SIGN_OFF, OBSERVED = "sign_off", "observed"
_CONTEXT, _FRAMEWORK, _TAKEN_OVER, _CRITICAL = "context:", "framework:", "taken_over", "critical"
_RESULT = "urn:stillroom:result:"
_HASH = "urn:sha256:"


@dataclass(frozen=True)
class Assessed:
    """Passes by one method: how many, from the first to the last."""

    method: str
    label: str
    passes: int
    first: date
    last: date


@dataclass(frozen=True)
class Signatory:
    """Who assessed or signed, and by what right (`entitlement`, in words)."""

    name: str
    entitlement: str
    evidence: str = ""  # SHA-256, hex, of the statement itself


@dataclass(frozen=True)
class Competence:
    """What is said of one competence of one person. `item_url`: the competency where its framework is published."""

    id: str
    issuer: str
    issuer_name: str
    subject: str
    subject_name: str
    framework: str
    framework_title: str
    version: str
    code: str
    title: str
    description: str
    item_url: str
    criteria: str
    signed_at: datetime
    signed_by: Signatory
    valid_until: date | None = None
    context: Mapping[str, str] = field(default_factory=dict)
    assessed: tuple[Assessed, ...] = ()
    observed_by: tuple[Signatory, ...] = ()
    taken_over: bool = False
    critical: bool = False


def write(competence: Competence, status: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """The unsigned credential. `status` holds its status entries."""
    document: dict[str, Any] = {
        "@context": [VC2, OPEN_BADGES],
        "id": competence.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": competence.issuer, "type": ["Profile"], "name": competence.issuer_name},
        "validFrom": moment_text(competence.signed_at),
        "name": f"{competence.code} {competence.title}",
        "credentialSubject": _subject(competence),
        "evidence": _evidence(competence),
    }
    if competence.valid_until is not None:
        document["validUntil"] = moment_text(end_of(competence.valid_until) - timedelta(seconds=1))
    if status:
        document["credentialStatus"] = [dict(entry) for entry in status]
    return document


def read(document: Mapping[str, Any]) -> Competence:
    """What a credential says, once its signature is checked. Refuses one that is not of a competence written here."""
    try:
        return _read(document)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, StopIteration):
        raise CredentialRefused(
            Problem.WRONG_TYPE, "It is a good credential, but it does not say how a competence was assessed."
        ) from None


def _subject(competence: Competence) -> dict[str, Any]:
    subject: dict[str, Any] = {
        "id": competence.subject,
        "type": ["AchievementSubject"],
        "identifier": [name_of_subject(competence.subject_name)],
        "achievement": _achievement(competence),
    }
    if competence.assessed:
        subject["activityStartDate"] = min(each.first for each in competence.assessed).isoformat()
        subject["activityEndDate"] = max(each.last for each in competence.assessed).isoformat()
        subject["result"] = [
            {"type": ["Result"], "resultDescription": _RESULT + each.method, "value": str(each.passes)}
            for each in competence.assessed
        ]
    return subject


def name_of_subject(name: str) -> dict[str, Any]:
    return {"type": "IdentityObject", "hashed": False, "identityHash": name, "identityType": "name"}


def _achievement(competence: Competence) -> dict[str, Any]:
    achievement: dict[str, Any] = {
        "id": competence.item_url,
        "type": ["Achievement"],
        "achievementType": "Competency",
        "name": competence.title,
        "description": competence.description or competence.title,
        "humanCode": competence.code,
        "version": competence.version,
        "criteria": {"narrative": competence.criteria},
        "alignment": [
            {
                "type": ["Alignment"],
                "targetType": "CFItem",
                "targetUrl": competence.item_url,
                "targetName": competence.title,
                "targetCode": competence.code,
                "targetFramework": competence.framework_title,
            }
        ],
        "tag": _tags(competence),
    }
    if competence.assessed:
        achievement["resultDescription"] = [
            {
                "id": _RESULT + each.method,
                "type": ["ResultDescription"],
                "name": f"{each.label}: passes from {each.first.isoformat()} to {each.last.isoformat()}",
                "resultType": "Result",
            }
            for each in competence.assessed
        ]
    return achievement


def _tags(competence: Competence) -> list[str]:
    tags = [f"{_FRAMEWORK}{competence.framework}"]
    tags += [f"{_CONTEXT}{key}={value}" for key, value in sorted(competence.context.items())]
    tags += [_TAKEN_OVER] if competence.taken_over else []
    return tags + ([_CRITICAL] if competence.critical else [])


def _evidence(competence: Competence) -> list[dict[str, Any]]:
    """Evidence by its hash, never by its content."""
    signed = [(SIGN_OFF, competence.signed_by), *((OBSERVED, each) for each in competence.observed_by)]
    found = []
    for genre, signatory in signed:
        entry: dict[str, Any] = {"type": ["Evidence"], "name": signatory.name, "genre": genre}
        if signatory.evidence:
            entry["id"] = _HASH + signatory.evidence
        if signatory.entitlement:
            entry["narrative"] = signatory.entitlement
        found.append(entry)
    return found


def _read(document: Mapping[str, Any]) -> Competence:
    subject = document["credentialSubject"]
    achievement = subject["achievement"]
    tags = texts(achievement["tag"])
    signatories = [(each.get("genre"), _signatory(each)) for each in _objects(document["evidence"])]
    alignment = next(each for each in _objects(achievement["alignment"]) if each.get("targetType") == "CFItem")
    ends = document.get("validUntil")
    return Competence(
        id=_text(document["id"]),
        issuer=_text(document["issuer"]["id"]),
        issuer_name=_text(document["issuer"]["name"]),
        subject=_text(subject["id"]),
        subject_name=next(
            _text(each["identityHash"]) for each in _objects(subject["identifier"]) if each["identityType"] == "name"
        ),
        framework=next(tag.removeprefix(_FRAMEWORK) for tag in tags if tag.startswith(_FRAMEWORK)),
        framework_title=_text(alignment["targetFramework"]),
        version=_text(achievement["version"]),
        code=_text(achievement["humanCode"]),
        title=_text(achievement["name"]),
        description=_text(achievement["description"]),
        item_url=_text(achievement["id"]),
        criteria=_text(achievement["criteria"]["narrative"]),
        signed_at=read_moment(document["validFrom"]),
        signed_by=next(each for genre, each in signatories if genre == SIGN_OFF),
        valid_until=day_of(read_moment(ends)) if ends is not None else None,
        context=dict(tag.removeprefix(_CONTEXT).split("=", 1) for tag in tags if tag.startswith(_CONTEXT)),
        assessed=tuple(_assessed(subject, achievement)),
        observed_by=tuple(each for genre, each in signatories if genre == OBSERVED),
        taken_over=_TAKEN_OVER in tags,
        critical=_CRITICAL in tags,
    )


def _assessed(subject: Mapping[str, Any], achievement: Mapping[str, Any]) -> Iterable[Assessed]:
    names = {each["id"]: _text(each["name"]) for each in _objects(achievement.get("resultDescription", []))}
    for result in _objects(subject.get("result", [])):
        label, _, dates = names[result["resultDescription"]].rpartition(": passes from ")
        first, _, last = dates.partition(" to ")
        yield Assessed(
            result["resultDescription"].removeprefix(_RESULT),
            label,
            int(result["value"]),
            date.fromisoformat(first),
            date.fromisoformat(last),
        )


def _signatory(entry: Mapping[str, Any]) -> Signatory:
    return Signatory(
        _text(entry["name"]), _text(entry.get("narrative", "")), _text(entry.get("id", "")).removeprefix(_HASH)
    )


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def texts(value: Any) -> list[str]:
    return [_text(each) for each in (value if isinstance(value, list) else [value])]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def moment_text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
