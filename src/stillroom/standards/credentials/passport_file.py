"""A passport as one file: credentials, each signed for itself. What stands beside them is not signed, and not read."""

import json
from collections.abc import Iterable
from typing import Any

from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.untrusted_json import read_object
from stillroom.standards.credentials.vc_jwt import looks_like_token

TYPE, VERSION = "StillroomPassport", 1
MAX_BYTES = 5 * 1024 * 1024
MAX_CREDENTIALS = 1_000


def write_passport(credentials: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": TYPE, "version": VERSION, "credentials": list(credentials)}


def read_passport(data: bytes) -> list[bytes]:
    """The credentials in a passport file, in a single credential or in tokens one a line, each as it is checked.

    Raises CredentialRefused for what is no passport at all; what is wrong with one credential is found by checking it.
    """
    if len(data) > MAX_BYTES:
        raise CredentialRefused(
            Problem.TOO_LARGE, f"It is larger than {MAX_BYTES // 1024 // 1024} megabytes, which no passport needs."
        )
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if text.startswith(b"{"):
        return _of_object(read_object(text, longest=MAX_BYTES, what="passport"))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and len(lines) <= MAX_CREDENTIALS and all(_is_token(line) for line in lines):
        return lines
    raise CredentialRefused(
        Problem.NOT_A_CREDENTIAL, "It is not a passport. Give the passport file, or the text of one credential."
    )


def _of_object(found: dict[str, Any]) -> list[bytes]:
    if found.get("type") != TYPE:
        return [as_bytes(found)]
    if found.get("version") != VERSION:
        raise CredentialRefused(Problem.WRONG_TYPE, "It is a passport of a version that is not known here.")
    credentials = found.get("credentials")
    if not isinstance(credentials, list) or len(credentials) > MAX_CREDENTIALS:
        raise CredentialRefused(Problem.MALFORMED, f"Its credentials are not a list of at most {MAX_CREDENTIALS}.")
    return [each.encode() if isinstance(each, str) else as_bytes(each) for each in credentials]


def as_bytes(document: Any) -> bytes:
    """As credentials are written here, so that one issued here keeps its hash through a file."""
    return json.dumps(document, ensure_ascii=False).encode()


def _is_token(line: bytes) -> bool:
    return line.isascii() and looks_like_token(line.decode("ascii"))
