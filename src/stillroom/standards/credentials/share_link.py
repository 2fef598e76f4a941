"""The secret link under which a person shares her passport: `https://HOST/shared/SECRET/`, the same everywhere.

A program reads the passport file beside it, `passport.json`.
"""

import re
from urllib.parse import urlsplit

from stillroom.standards.credentials.fetch import Absent
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.verification import Fetch

FILE = "passport.json"
_PATH = re.compile(r"/shared/([A-Za-z0-9_-]{16,200})(?:/|/passport\.json)?")


def is_link(text: str) -> bool:
    return text.strip()[:8].lower().startswith(("https://", "http://"))


def secret_of(link: str) -> str:
    """The secret in a link. Raises CredentialRefused for a link of another kind, which is never followed."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        parts = None
    found = _PATH.fullmatch(parts.path) if parts and parts.hostname else None
    if not found:
        raise CredentialRefused(
            Problem.NOT_A_CREDENTIAL,
            "It is not the link of a shared passport, so it was not opened. Such a link has /shared/ in it.",
        )
    return found[1]


def read_link(link: str, fetch: Fetch) -> bytes:
    """The passport file shared under a link."""
    secret, parts = secret_of(link), urlsplit(link.strip())
    try:
        return fetch(f"{parts.scheme}://{parts.netloc}/shared/{secret}/{FILE}")
    except Absent:
        raise ended() from None


def ended() -> CredentialRefused:
    """One answer for a link that was never one and one that is over, so that guessing tells nothing."""
    return CredentialRefused(
        Problem.UNREACHABLE,
        "Nothing is shared under this link, or no longer: it ends on its last day, or when they stop. Ask them for a"
        " new one.",
    )
