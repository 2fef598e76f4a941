"""What somebody hands over: a file, a text or a picture with a credential in it."""

from dataclasses import dataclass
from typing import Any

from openbadgeslib.baking import extract_png, extract_svg
from openbadgeslib.errors import LibOpenBadgesException

from stillroom.standards.credentials.offline_token import looks_like_offline_token, read_offline_token
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.untrusted_json import read_object
from stillroom.standards.credentials.vc_jwt import Token, looks_like_token, read_token

MAX_PICTURE_BYTES = 4 * 1024 * 1024
BAKED_WORD = b"openbadgecredential"
BAKED_ELEMENT = "openbadges:credential"


@dataclass(frozen=True)
class Presented:
    """A credential as a document, with the token it came in or None where the proof is inside."""

    document: dict[str, Any]
    token: Token | None = None


def read_presented(data: bytes) -> Presented:
    """Find the credential in `data`."""
    if len(data) > MAX_PICTURE_BYTES:
        raise CredentialRefused(Problem.TOO_LARGE, "It is larger than 4 megabytes, which no credential needs.")
    if data.startswith(b"\x89PNG"):
        return _read_text(_baked(extract_png, data, keyword=BAKED_WORD))
    if data.lstrip()[:200].lstrip(b"\xef\xbb\xbf").startswith((b"<?xml", b"<svg", b"<!DOCTYPE")):
        return _read_text(_baked(extract_svg, data, element=BAKED_ELEMENT, text_fallback=True))
    return _read_text(data)


def _read_text(data: bytes) -> Presented:
    text = data.strip()
    if text.startswith(b"{"):
        return Presented(read_object(text))
    if text.isascii() and looks_like_offline_token(text[:100].decode("ascii")):
        token = read_offline_token(text.decode("ascii"))
        return Presented(token.document, token)
    if len(text) < MAX_PICTURE_BYTES and text.isascii() and looks_like_token(text.decode("ascii")):
        token = read_token(text.decode("ascii"))
        return Presented(token.document, token)
    raise CredentialRefused(
        Problem.NOT_A_CREDENTIAL, "It is not a credential. Give the file, the link or the text of one."
    )


def _baked(extract: Any, data: bytes, **where: Any) -> bytes:
    try:
        found = extract(data, **where)
    except (LibOpenBadgesException, ValueError, KeyError, IndexError):
        found = None
    except Exception as error:  # the parsers of pictures raise what they like on hostile ones
        raise CredentialRefused(Problem.MALFORMED, "The picture cannot be read.") from error
    if not found:
        raise CredentialRefused(Problem.NOT_A_CREDENTIAL, "The picture holds no credential.")
    return found.encode() if isinstance(found, str) else bytes(found)
