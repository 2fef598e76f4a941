"""Decentralised identifiers: where an issuer's keys are found, and our own document of keys."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from stillroom.standards.credentials import keys
from stillroom.standards.credentials.problem import CredentialRefused, Problem

STATUS_LISTS, STATUS_LIST_SERVICE = "status-lists", "BitstringStatusLists"
_SEGMENT = re.compile(r"[A-Za-z0-9._%-]+")


def did_web(url: str) -> str:
    """The identifier whose document lies under `url`: `https://a.nhs.uk/o/1` is `did:web:a.nhs.uk:o:1`."""
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    return ":".join(["did:web", quote(parts.netloc, safe=".-"), *segments])


def document_url(did: str) -> str:
    """Where the document of a `did:web` is served, by its specification always over HTTPS."""
    segments = did.removeprefix("did:web:").split(":")
    if not did.startswith("did:web:") or not all(
        _SEGMENT.fullmatch(each) and each not in (".", "..") for each in segments
    ):
        raise CredentialRefused(Problem.UNKNOWN_KEY, "The issuer's identifier is not one whose keys can be looked up.")
    host, *path = (unquote(each) for each in segments)
    return f"https://{host}/{'/'.join(path) or '.well-known'}/did.json"


def did_document(did: str, public_keys: Mapping[str, bytes], also: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Our document. `public_keys`: name → PEM. Keys taken out of use stay, so that old credentials hold."""
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [
            {
                "id": f"{did}#{name}",
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": keys.to_multibase(public),
            }
            for name, public in public_keys.items()
        ],
        "assertionMethod": [f"{did}#{name}" for name in public_keys],
        **({"service": list(also)} if also else {}),
    }


def keys_in_document(document: Mapping[str, Any], did: str) -> dict[str, bytes]:
    """Every key (PEM) that the document of `did` lists for assertions, by its full identifier."""
    return {name: key_in_document(document, did, name) for name in _listed(document)}


def status_list_service(did: str, urls: Sequence[str]) -> dict[str, Any]:
    """Where the issuer's status lists are, so that they can be kept before anybody shows a credential."""
    return {"id": f"{did}#{STATUS_LISTS}", "type": STATUS_LIST_SERVICE, "serviceEndpoint": list(urls)}


def status_lists_in_document(document: Mapping[str, Any], did: str) -> list[str]:
    """The addresses of an issuer's status lists, where its document names them."""
    services = document.get("service")
    found = []
    for service in services if document.get("id") == did and isinstance(services, list) else []:
        if isinstance(service, dict) and service.get("type") == STATUS_LIST_SERVICE:
            urls = service.get("serviceEndpoint")
            found += [url for url in (urls if isinstance(urls, list) else [urls]) if isinstance(url, str)]
    return found


def key_in_document(document: Mapping[str, Any], did: str, method_id: str) -> bytes:
    """The key (PEM) that the document of `did` lists for assertions under `method_id`."""
    if document.get("id") != did:
        raise keys.unknown_key("What is served as the issuer's keys belongs to somebody else.")
    listed = _listed(document)
    asserted = document.get("assertionMethod")
    named = asserted if isinstance(asserted, list) else list(listed)
    allowed = {each.get("id") if isinstance(each, dict) else each for each in named}
    method = listed.get(method_id)
    if method is None or not ({method_id, method_id.removeprefix(did)} & allowed):
        raise keys.unknown_key("Its issuer does not list the key it is signed with.")
    if isinstance(method.get("publicKeyMultibase"), str):
        return keys.from_multibase(method["publicKeyMultibase"])
    return keys.from_jwk(method.get("publicKeyJwk"))


def _listed(document: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    did = str(document.get("id"))
    methods: list[Any] = []
    for member in ("verificationMethod", "assertionMethod"):
        found = document.get(member)
        methods += [each for each in (found if isinstance(found, list) else []) if isinstance(each, dict)]
    absolute = {}
    for method in methods:
        name = method.get("id")
        if isinstance(name, str):
            absolute[did + name if name.startswith("#") else name] = method
    return absolute
