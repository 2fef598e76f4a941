"""Proofs inside a document: W3C Data Integrity, cryptosuites `eddsa-rdfc-2022` (made and checked) and `eddsa-jcs-2022`.

What is signed is the hash of the proof's options followed by the hash of the document, each in canonical form: that of
the graph the document stands for, or (jcs) that of the JSON itself.
"""

import hashlib
import re
from datetime import datetime
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from stillroom.standards.credentials.base58 import from_base58, to_base58
from stillroom.standards.credentials.graph import canonical, check_structure
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.signed_form import check_every_member_is_signed

CRYPTOSUITE = "eddsa-rdfc-2022"
CRYPTOSUITE_OF_JSON = "eddsa-jcs-2022"
PURPOSE = "assertionMethod"
_MEMBERS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")


def the_proof(document: dict[str, Any]) -> dict[str, Any]:
    """The one proof that can be checked here. None, another kind, or two of them are refused."""
    held = document.get("proof")
    proofs = [each for each in (held if isinstance(held, list) else [held]) if isinstance(each, dict) and each]
    if not proofs:
        raise CredentialRefused(Problem.NOT_SIGNED, "Nobody has signed it.")
    suites = (CRYPTOSUITE, CRYPTOSUITE_OF_JSON)
    usable = [each for each in proofs if each.get("type") == "DataIntegrityProof" and each.get("cryptosuite") in suites]
    if not usable:
        raise _unsupported(f"How it is signed is not supported here. Ask its issuer for one signed with {CRYPTOSUITE}.")
    if len(usable) > 1:
        raise _unsupported("It carries several signatures, and which one speaks for it is not clear.")
    proof = usable[0]
    if set(proof) - _MEMBERS - ({"@context"} if proof["cryptosuite"] == CRYPTOSUITE_OF_JSON else set()):
        raise _unsupported("Its signature comes with conditions that are not supported here.")
    if proof.get("proofPurpose") != PURPOSE:
        raise _unsupported("Its signature was made for another purpose.")
    return proof


def check_proof(document: dict[str, Any], public: bytes) -> None:
    """Refuse unless the holder of `public` (PEM) signed the document, and every member of it."""
    proof = the_proof(document)
    key = load_pem_public_key(public)
    if not isinstance(key, Ed25519PublicKey):
        raise CredentialRefused(Problem.UNKNOWN_KEY, "The key of its issuer is not of the kind its signature needs.")
    signature = from_base58(str(proof.get("proofValue")))
    unsecured = {name: item for name, item in document.items() if name != "proof"}
    check_structure(unsecured)
    hashed = _hashed if proof["cryptosuite"] == CRYPTOSUITE else _hashed_as_json
    try:
        key.verify(signature, hashed(unsecured, proof))
    except InvalidSignature:
        raise CredentialRefused(
            Problem.ALTERED, "The signature does not fit: it was altered, or somebody else signed it."
        ) from None


def secure(
    document: dict[str, Any], private: Ed25519PrivateKey, *, verification_method: str, created: datetime
) -> dict[str, Any]:
    """The document with its proof. Refuses to sign what a careful reader would refuse to read."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": CRYPTOSUITE,
        "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "verificationMethod": verification_method,
        "proofPurpose": PURPOSE,
    }
    return {**document, "proof": {**proof, "proofValue": to_base58(private.sign(_hashed(document, proof)))}}


def _hashed(unsecured: dict[str, Any], proof: dict[str, Any]) -> bytes:
    expanded = check_every_member_is_signed(unsecured)
    return _sha256(_canonical_options(proof)) + _sha256(canonical(expanded))


def _hashed_as_json(unsecured: dict[str, Any], proof: dict[str, Any]) -> bytes:
    """For `eddsa-jcs-2022`. The JSON itself is signed, so that no member can be left out."""
    options = {name: item for name, item in proof.items() if name != "proofValue"}
    if "@context" in options and options["@context"] != unsecured.get("@context"):
        raise CredentialRefused(Problem.ALTERED, "Its signature was made in other terms than those it uses.")
    try:
        return b"".join(hashlib.sha256(rfc8785.dumps(each)).digest() for each in (options, unsecured))
    except rfc8785.CanonicalizationError:
        raise CredentialRefused(Problem.MALFORMED, "It holds a number that can be written in several ways.") from None


def _canonical_options(proof: dict[str, Any]) -> str:
    """The canonical form of the options, written straight down: they are always these five.

    The contexts of credentials protect the terms, so no context of the document can give them another meaning.
    """
    created, method = proof.get("created"), proof.get("verificationMethod")
    if not (isinstance(method, str) and _ADDRESS.fullmatch(method)):
        raise CredentialRefused(Problem.UNKNOWN_KEY, "It does not name its key in a way that can be read.")
    if created is not None and not (isinstance(created, str) and _MOMENT.fullmatch(created)):
        raise CredentialRefused(Problem.MALFORMED, "Its signature gives a moment that cannot be read.")
    moment = (
        f'_:c14n0 <http://purl.org/dc/terms/created> "{created}"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n'
        if created is not None
        else ""
    )
    security = "https://w3id.org/security#"
    return (
        f"{moment}"
        f"_:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{security}DataIntegrityProof> .\n"
        f'_:c14n0 <{security}cryptosuite> "{CRYPTOSUITE}"^^<{security}cryptosuiteString> .\n'
        f"_:c14n0 <{security}proofPurpose> <{security}{PURPOSE}> .\n"
        f"_:c14n0 <{security}verificationMethod> <{method}> .\n"
    )


def _sha256(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _unsupported(words: str) -> CredentialRefused:
    return CredentialRefused(Problem.UNSUPPORTED_PROOF, words)
