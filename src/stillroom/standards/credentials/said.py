"""What a credential says, in few words: of whom, of what, until when. For whoever checks one, whoever issued it.

Only to be shown of a credential whose signature fits: before that it is anybody's words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from stillroom.standards.credentials.problem import CredentialRefused
from stillroom.standards.credentials.vc_jwt import read_moment

LONGEST = 200


@dataclass(frozen=True)
class Said:
    """Empty where it does not say. `context`: where it holds, as names and values."""

    issuer_name: str = ""
    subject: str = ""
    code: str = ""
    title: str = ""
    framework: str = ""
    version: str = ""
    context: tuple[tuple[str, str], ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None


def said(document: Mapping[str, Any]) -> Said:
    subject = _first(document.get("credentialSubject"))
    achievement = _first(subject.get("achievement"))
    alignment = _first(achievement.get("alignment"))
    tags = [each for each in _list(achievement.get("tag")) if isinstance(each, str)]
    named = [_first(each) for each in _list(subject.get("identifier"))]
    return Said(
        issuer_name=_text(_first(document.get("issuer")).get("name")),
        subject=_text(subject.get("name")) or next((_text(n.get("identityHash")) for n in named if _is_name(n)), ""),
        code=_text(achievement.get("humanCode")),
        title=_text(achievement.get("name")) or _text(document.get("name")),
        framework=_text(alignment.get("targetFramework")) or _text(_after("framework:", tags)),
        version=_text(achievement.get("version")),
        context=tuple(_context(tag) for tag in tags if tag.startswith("context:")),
        valid_from=_moment(document.get("validFrom")),
        valid_until=_moment(document.get("validUntil")),
    )


def _is_name(identifier: Mapping[str, Any]) -> bool:
    return identifier.get("identityType") == "name" and identifier.get("hashed") in (False, None)


def _context(tag: str) -> tuple[str, str]:
    name, _, value = tag.removeprefix("context:").partition("=")
    return _text(name), _text(value)


def _after(prefix: str, tags: list[str]) -> str:
    return next((tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)), "")


def _first(value: Any) -> Mapping[str, Any]:
    return next((each for each in _list(value) if isinstance(each, dict)), {})


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """One line of it, without what moves a cursor or turns the direction of writing."""
    if not isinstance(value, str):
        return ""
    return "".join(letter if letter.isprintable() else " " for letter in value[:LONGEST]).strip()


def _moment(value: Any) -> datetime | None:
    try:
        return read_moment(value)
    except CredentialRefused:
        return None
