"""A verifier that shares no code with ours: JSON-LD by pyld, signatures by joserfc, and the standards themselves.

It answers one question, whether a signature fits what it claims to sign. It imports nothing of the product and nothing
of the library the product signs with. Contexts are read from that library's folder, as files.
"""

import base64
import hashlib
import json
import re
import warnings
from importlib import resources
from typing import Any

from joserfc import jws
from joserfc.errors import SecurityWarning
from joserfc.jwk import OKPKey
from pyld import jsonld

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
CONTEXTS = {
    "https://www.w3.org/ns/credentials/v2": "credentials-v2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "ob-v3p0-context-3.0.3.json",
}
ED25519 = b"\xed\x01"
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|_:")


def public_key(multibase: str) -> OKPKey:
    """The key in a did:web document's `publicKeyMultibase`."""
    raw = _from_base58(multibase[1:])
    if not multibase.startswith("z") or raw[:2] != ED25519:
        raise ValueError(multibase)
    x = base64.urlsafe_b64encode(raw[2:]).rstrip(b"=").decode()
    return OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": x})


def proof_fits(document: dict[str, Any], key: OKPKey) -> bool:
    """W3C Data Integrity, eddsa-rdfc-2022: hash of the proof's options, hash of the document, one signature.

    And everything in the JSON must be part of the graph: what compacts back from the graph is what was there.
    """
    try:
        proof = {"@context": document["@context"], **document["proof"]}
        signature = _from_base58(proof.pop("proofValue")[1:])
        unsigned = {name: item for name, item in document.items() if name != "proof"}
        signed = b"".join(hashlib.sha256(_canonical(each).encode()).digest() for each in (proof, unsigned))
        if proof["type"] != "DataIntegrityProof" or proof["cryptosuite"] != "eddsa-rdfc-2022":
            return False
        if proof["proofPurpose"] != "assertionMethod" or not all(map(_says_nothing_else, (unsigned, proof))):
            return False
        key.get_op_key("verify").verify(signature, signed)
    except Exception:  # whatever is wrong with it, it does not fit
        return False
    return True


def token_claims(token: str, key: OKPKey) -> dict[str, Any] | None:
    """The claims of a signed token, or None where its signature does not fit."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", SecurityWarning
            )  # newer names exist; these credentials are told to use this
            found = json.loads(jws.deserialize_compact(token, key, algorithms=["EdDSA"]).payload)
    except Exception:  # as above
        return None
    return found if isinstance(found, dict) else None


def _canonical(document: dict[str, Any]) -> str:
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _load, "safe": True}
    return str(jsonld.normalize(document, options))


def _says_nothing_else(document: dict[str, Any]) -> bool:
    expanded = jsonld.expand(document, {"documentLoader": _load})
    back = jsonld.compact(expanded, document["@context"], {"documentLoader": _load})
    return bool(plain(back) == plain(document)) and _all_in_the_graph(expanded)


def _all_in_the_graph(value: Any) -> bool:
    """What points at something that is no absolute address, such as “:”, expands and compacts, but states nothing."""
    if isinstance(value, list):
        return all(map(_all_in_the_graph, value))
    if not isinstance(value, dict):
        return True
    if "@id" in value and not ABSOLUTE.match(str(value["@id"])):
        return False
    return all(map(_all_in_the_graph, value.values()))


def plain(value: Any) -> Any:
    """What it says: a list of one thing is that thing, an empty list is nothing, and no order says anything."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items() if item != []}
    if isinstance(value, list):
        items = [plain(each) for each in value]
        return items[0] if len(items) == 1 else sorted(items, key=lambda each: json.dumps(each, sort_keys=True))
    return value


def _load(url: str, options: Any = None) -> dict[str, Any]:
    folder = resources.files("openbadgeslib").joinpath("ob3", "contexts")
    text = folder.joinpath(CONTEXTS[url]).read_text(encoding="utf-8")
    return {"contextUrl": None, "documentUrl": url, "document": json.loads(text), "contentType": "application/ld+json"}


def _from_base58(text: str) -> bytes:
    number = 0
    for letter in text:
        number = number * 58 + ALPHABET.index(letter)
    leading = len(text) - len(text.lstrip("1"))
    return bytes(leading) + number.to_bytes((number.bit_length() + 7) // 8, "big")
