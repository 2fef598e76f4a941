"""Public keys as credentials write them: multibase (`z6Mk…`) and JSON Web Key. Everywhere else they are PEM."""

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_public_key,
)
from jwt import PyJWK, PyJWKError
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.did import multikey_from_pem, resolve_did

from stillroom.standards.credentials.problem import CredentialRefused, Problem


def from_multibase(text: str) -> bytes:
    """A multikey as PEM."""
    try:
        return bytes(resolve_did(f"did:key:{text}"))
    except (LibOpenBadgesException, ValueError, IndexError):
        raise unknown_key("The key it names is not written as a key.") from None


def to_multibase(public: bytes) -> str:
    return str(multikey_from_pem(public))


def from_jwk(jwk: Any) -> bytes:
    """A JSON Web Key as PEM. A key that holds its private part is refused: someone has leaked it."""
    if not isinstance(jwk, dict) or "d" in jwk or jwk.get("kty") not in ("OKP", "EC", "RSA"):
        raise unknown_key("The key it carries is not a public key.")
    try:
        key = PyJWK(jwk, algorithm=None if jwk.get("kty") != "RSA" else "RS256").key
        return bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    except (PyJWKError, ValueError, TypeError, AttributeError, KeyError):
        raise unknown_key("The key it carries is not written as a key.") from None


def is_ed25519(public: bytes) -> bool:
    return isinstance(load_pem_public_key(public), Ed25519PublicKey)


def public_of(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def private_pem(private: Ed25519PrivateKey) -> bytes:
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def fingerprint(public: bytes) -> str:
    """SHA-256 of a public key (PEM) in groups of four, to be read out over the telephone."""
    der = load_pem_public_key(public).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    digest = hashlib.sha256(der).hexdigest()
    return " ".join(digest[start : start + 4] for start in range(0, 32, 4))


def unknown_key(words: str) -> CredentialRefused:
    return CredentialRefused(Problem.UNKNOWN_KEY, words)
