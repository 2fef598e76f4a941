"""One competence as the text of a QR code, that a telephone without a network can check.

`STILLROOM1:` and, in base 32, which a QR code packs well and which no copying spoils: the 64 bytes of the signature,
then the claims, packed. What is signed is the JSON Web Signature that `header` and claims make up, so that any JOSE
library agrees; its type says that it is no credential. It stands beside the credential and says less: enough to let
somebody into a room today, too little to be accepted elsewhere.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from stillroom.standards.credentials.base58 import SIGNATURE_BYTES
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.status_list import entries_of
from stillroom.standards.credentials.untrusted_json import read_object
from stillroom.standards.credentials.vc_jwt import Token, read_moment

PREFIX = "STILLROOM1:"
MAX_TEXT = 4_296  # what the largest QR code holds of such letters
MAX_CLAIMS = 4_096
NAME, FRAMEWORK, CONTEXT = "name", "framework:", "context:"


def sign_offline(document: Mapping[str, Any], private: Ed25519PrivateKey, *, key_id: str) -> str:
    """The token of a credential of an achievement. `key_id` is a key of the credential's issuer."""
    issuer, _, key = key_id.partition("#")
    claims = json.dumps(_claims(document, issuer, key), ensure_ascii=False, separators=(",", ":")).encode()
    packed = private.sign(_signed(claims, key_id)) + zlib.compress(claims, 9)
    return PREFIX + base64.b32encode(packed).decode().rstrip("=")


def looks_like_offline_token(text: str) -> bool:
    return text[: len(PREFIX)].upper() == PREFIX


def read_offline_token(text: str) -> Token:
    """The token as a JSON Web Signature, with the credential that its claims make. Nothing is checked yet."""
    if len(text) > MAX_TEXT:
        raise CredentialRefused(Problem.TOO_LARGE, "It is longer than a QR code can be.")
    packed = _unpacked(text[len(PREFIX) :])
    claims = _unzipped(packed[SIGNATURE_BYTES:])
    found = read_object(claims)
    try:
        document = _document(found)
        key_id = f"{_text(found['iss'])}#{_text(found['kid'])}"
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        raise _malformed() from None
    signed = _signed(claims, key_id)
    signature = base64.urlsafe_b64encode(packed[:SIGNATURE_BYTES]).rstrip(b"=")
    return Token(b".".join((signed, signature)).decode(), _header(key_id), document)


def _claims(document: Mapping[str, Any], issuer: str, key: str) -> dict[str, Any]:
    subject = document["credentialSubject"]
    achievement = subject["achievement"]
    tags = [tag for tag in achievement.get("tag", []) if tag.startswith((FRAMEWORK, CONTEXT))]
    ends = document.get("validUntil")
    return {
        "iss": issuer,
        "kid": key,
        "jti": document["id"],
        "sub": next(each["identityHash"] for each in subject["identifier"] if each["identityType"] == NAME),
        "code": achievement.get("humanCode", ""),
        "title": achievement["name"],
        "ver": achievement.get("version", ""),
        "tag": tags,
        "nbf": int(read_moment(document["validFrom"]).timestamp()),
        **({"exp": int(read_moment(ends).timestamp())} if ends else {}),
        "st": [[each.purpose, each.list_url, each.index] for each in entries_of(document)],
    }


def _document(claims: Mapping[str, Any]) -> dict[str, Any]:
    achievement = {
        "type": ["Achievement"],
        "humanCode": _text(claims["code"]),
        "name": _text(claims["title"]),
        "version": _text(claims["ver"]),
        "tag": [_text(each) for each in claims["tag"]],
    }
    subject = {
        "type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "identityHash": _text(claims["sub"]), "identityType": NAME}],
        "achievement": achievement,
    }
    return {
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "id": _text(claims["jti"]),
        "issuer": _text(claims["iss"]),
        "validFrom": _moment(claims["nbf"]),
        **({"validUntil": _moment(claims["exp"])} if "exp" in claims else {}),
        "credentialSubject": subject,
        "credentialStatus": [_status(*each) for each in claims["st"]],
    }


def _status(purpose: Any, url: Any, index: Any) -> dict[str, Any]:
    return {
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": index,
        "statusListCredential": url,
    }


def _header(key_id: str) -> dict[str, str]:
    return {"alg": "EdDSA", "kid": key_id, "typ": "stillroom-offline+jwt"}


def _signed(claims: bytes, key_id: str) -> bytes:
    header = json.dumps(_header(key_id), separators=(",", ":")).encode()
    return b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in (header, claims))


def _unpacked(text: str) -> bytes:
    try:
        packed = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except (binascii.Error, ValueError):
        raise _malformed() from None
    if len(packed) <= SIGNATURE_BYTES:
        raise _malformed()
    return packed


def _unzipped(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        claims = unpacker.decompress(packed, MAX_CLAIMS + 1)
    except zlib.error:
        raise _malformed() from None
    if len(claims) > MAX_CLAIMS:
        raise CredentialRefused(Problem.TOO_LARGE, "It unpacks to more than a QR code of this kind says.")
    if not unpacker.eof or unpacker.unused_data:
        raise _malformed()
    return claims


def _moment(seconds: Any) -> str:
    if not isinstance(seconds, int) or isinstance(seconds, bool):
        raise TypeError(seconds)
    return datetime.fromtimestamp(seconds, tz=UTC).isoformat()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _malformed() -> CredentialRefused:
    return CredentialRefused(Problem.MALFORMED, "It begins like the text of our QR codes, but is cut off or spoilt.")
