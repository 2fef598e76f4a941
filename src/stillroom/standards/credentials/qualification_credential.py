"""A qualification as an Open Badges 3.0 credential: that an employer recorded it, and who awarded it.

The issuer vouches for its record, not for the award: who awarded it stands in the criteria and the tags. A registration
with a regulator is never written so; a register answers for itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from stillroom.competence.days import day_of, end_of
from stillroom.standards.credentials.competence_credential import moment_text, name_of_subject, texts
from stillroom.standards.credentials.contexts import OPEN_BADGES, VC2
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.vc_jwt import read_moment

_KIND, _AWARDED_BY, _ACCREDITED_BY = "kind:", "awarded_by:", "accredited_by:"
ACHIEVEMENT_TYPE = "Certificate"


@dataclass(frozen=True)
class QualificationHeld:
    """What is said of one qualification of one person. `kind` is a code, `kind_words` its name."""

    id: str
    issuer: str
    issuer_name: str
    subject: str
    subject_name: str
    achievement: str
    kind: str
    kind_words: str
    title: str
    awarded_on: date
    recorded_at: datetime
    awarded_by: str = ""
    accredited_by: str = ""
    valid_until: date | None = None

    @property
    def criteria(self) -> str:
        awarded = f"Awarded by {self.awarded_by}" if self.awarded_by else "The awarding body is not recorded"
        return f"{awarded}. Recorded by {self.issuer_name} as the employer, which did not award it."


def write(held: QualificationHeld, status: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """The unsigned credential. `status` holds its status entries."""
    document: dict[str, Any] = {
        "@context": [VC2, OPEN_BADGES],
        "id": held.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": held.issuer, "type": ["Profile"], "name": held.issuer_name},
        "validFrom": moment_text(held.recorded_at),
        "name": held.title,
        "credentialSubject": {
            "id": held.subject,
            "type": ["AchievementSubject"],
            "activityEndDate": held.awarded_on.isoformat(),
            "identifier": [name_of_subject(held.subject_name)],
            "achievement": {
                "id": held.achievement,
                "type": ["Achievement"],
                "achievementType": ACHIEVEMENT_TYPE,
                "name": held.title,
                "description": held.kind_words,
                "criteria": {"narrative": held.criteria},
                "tag": _tags(held),
            },
        },
    }
    if held.valid_until is not None:
        document["validUntil"] = moment_text(end_of(held.valid_until) - timedelta(seconds=1))
    if status:
        document["credentialStatus"] = [dict(entry) for entry in status]
    return document


def is_qualification(document: Mapping[str, Any]) -> bool:
    """Whether it was written here, rather than as a competence."""
    subject = document.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    return isinstance(achievement, dict) and achievement.get("achievementType") == ACHIEVEMENT_TYPE


def read(document: Mapping[str, Any]) -> QualificationHeld:
    """What a credential says, once its signature is checked. Refuses one that was not written here."""
    try:
        return _read(document)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, StopIteration):
        raise CredentialRefused(Problem.WRONG_TYPE, "It is a good credential, but not of a qualification.") from None


def _tags(held: QualificationHeld) -> list[str]:
    tags = [f"{_KIND}{held.kind}"]
    tags += [f"{_AWARDED_BY}{held.awarded_by}"] if held.awarded_by else []
    return tags + ([f"{_ACCREDITED_BY}{held.accredited_by}"] if held.accredited_by else [])


def _read(document: Mapping[str, Any]) -> QualificationHeld:
    subject = document["credentialSubject"]
    achievement = subject["achievement"]
    if achievement["achievementType"] != ACHIEVEMENT_TYPE:
        raise ValueError
    tags = texts(achievement["tag"])
    said = {mark: _tag(tags, mark) for mark in (_KIND, _AWARDED_BY, _ACCREDITED_BY)}
    names = [each for each in subject["identifier"] if each["identityType"] == "name"]
    plain = [document["id"], document["issuer"]["id"], document["issuer"]["name"], subject["id"]]
    plain += [names[0]["identityHash"], achievement["id"], achievement["description"], achievement["name"]]
    id_, issuer, issuer_name, subject_id, name, achievement_id, kind_words, title = texts(plain)
    ends = document.get("validUntil")
    return QualificationHeld(
        id=id_,
        issuer=issuer,
        issuer_name=issuer_name,
        subject=subject_id,
        subject_name=name,
        achievement=achievement_id,
        kind=said[_KIND],
        kind_words=kind_words,
        title=title,
        awarded_on=date.fromisoformat(subject["activityEndDate"]),
        recorded_at=read_moment(document["validFrom"]),
        awarded_by=said[_AWARDED_BY],
        accredited_by=said[_ACCREDITED_BY],
        valid_until=day_of(read_moment(ends)) if ends is not None else None,
    )


def _tag(tags: Sequence[str], mark: str) -> str:
    return next((tag.removeprefix(mark) for tag in tags if tag.startswith(mark)), "")
