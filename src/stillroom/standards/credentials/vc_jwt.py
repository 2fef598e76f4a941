"""Credentials as signed tokens: VC-JWT, as a W3C VC 2.0 payload or the older `vc` claim."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from jwt.api_jws import PyJWS
from jwt.exceptions import InvalidTokenError
from jwt.utils import base64url_decode

from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.untrusted_json import MAX_BYTES, read_object

_jws = PyJWS(algorithms=["EdDSA", "RS256", "ES256"])
MIN_RSA_BITS = 2048


@dataclass(frozen=True)
class Token:
    """A token as received. Nothing in it is to be believed until its signature is checked."""

    text: str
    header: Mapping[str, Any]
    document: dict[str, Any]


def looks_like_token(text: str) -> bool:
    return text.count(".") == 2 and text.startswith("eyJ") and not any(letter.isspace() for letter in text)


def read_token(text: str) -> Token:
    if len(text) > MAX_BYTES * 2:
        raise CredentialRefused(Problem.TOO_LARGE, "It is larger than any credential needs to be.")
    try:
        head, body, _ = (base64url_decode(part) for part in text.split("."))
    except ValueError:
        raise CredentialRefused(Problem.MALFORMED, "It looks like a signed token, but is not one.") from None
    return Token(text, read_object(head), _document(read_object(body)))


def check_token(token: Token, public: bytes) -> None:
    """Refuse unless the holder of `public` (PEM) signed it. The key says which algorithm counts, not the token."""
    if token.header.get("crit"):
        raise CredentialRefused(Problem.UNSUPPORTED_PROOF, "Its signature asks for an extension not supported here.")
    try:
        _jws.decode_complete(token.text, load_pem_public_key(public), algorithms=[_algorithm(public)])  # type: ignore[arg-type]
    except InvalidTokenError:
        raise CredentialRefused(
            Problem.ALTERED, "The signature does not fit: it was altered, or somebody else signed it."
        ) from None


def sign_token(document: dict[str, Any], private: Ed25519PrivateKey, *, key_id: str, issued_at: datetime) -> str:
    """A VC 2.0 payload: the document, with the registered claims that mirror it."""
    claims = {**document, "iss": _id(document["issuer"]), "iat": int(issued_at.timestamp()), "jti": document["id"]}
    subject = document["credentialSubject"].get("id")
    if subject:
        claims["sub"] = subject
    if "validUntil" in document:
        claims["exp"] = int(datetime.fromisoformat(document["validUntil"]).timestamp())
    body = json.dumps(claims, separators=(",", ":"), ensure_ascii=False).encode()
    return _jws.encode(body, private, algorithm="EdDSA", headers={"typ": "JWT", "kid": key_id})


def _document(claims: dict[str, Any]) -> dict[str, Any]:
    """The credential in the claims; the claims beside it must say the same, else a reader of one is deceived."""
    held = claims.get("vc")
    registered = ("iss", "sub", "jti", "exp", "nbf", "iat", "aud")
    document = held if isinstance(held, dict) else {key: item for key, item in claims.items() if key not in registered}
    for claim, said in (
        ("iss", _id(document.get("issuer"))),
        ("jti", document.get("id")),
        ("sub", _id(document.get("credentialSubject"))),
    ):
        if claim in claims and said is not None and claims[claim] != said:
            raise CredentialRefused(Problem.MALFORMED, "It says one thing in its claims and another in its credential.")
    document = dict(document)
    if "issuer" not in document and isinstance(claims.get("iss"), str):
        document["issuer"] = claims["iss"]
    for claim, member, older in (("exp", "validUntil", "expirationDate"), ("nbf", "validFrom", "issuanceDate")):
        _narrow(document, claims.get(claim), member, older, latest=claim == "nbf")
    return document


def _narrow(document: dict[str, Any], seconds: object, member: str, older: str, *, latest: bool) -> None:
    """Give the credential the narrower of what its member and the claim say."""
    said = document.pop(older, None) if member not in document else document[member]
    moments = [] if said is None else [read_moment(said)]
    if isinstance(seconds, int | float) and not isinstance(seconds, bool):
        try:
            moments.append(datetime.fromtimestamp(seconds, tz=UTC))
        except (OverflowError, ValueError, OSError):
            raise CredentialRefused(Problem.MALFORMED, "It gives a moment that no calendar has.") from None
    if moments:
        document[member] = (max(moments) if latest else min(moments)).isoformat()


def read_moment(text: object) -> datetime:
    """A moment with its zone."""
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise CredentialRefused(Problem.MALFORMED, "It gives a moment that cannot be read.")
    return found


def _id(value: Any) -> str | None:
    found = value.get("id") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def _algorithm(public: bytes) -> str:
    key = load_pem_public_key(public)
    if isinstance(key, Ed25519PublicKey):
        return "EdDSA"
    if isinstance(key, RSAPublicKey) and key.key_size >= MIN_RSA_BITS:
        return "RS256"
    if isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP256R1):
        return "ES256"
    raise CredentialRefused(Problem.UNKNOWN_KEY, "The key of its issuer is of a kind, or too weak, to be relied on.")
