"""The keys that an issuer publishes under its identifier, for somebody to compare before they are relied on."""

from stillroom.apps.passport.remote import remote_fetch
from stillroom.apps.passport.selectors.local_sources import fetching
from stillroom.standards.credentials import keys
from stillroom.standards.credentials.did import document_url, key_in_document
from stillroom.standards.credentials.problem import CredentialRefused
from stillroom.standards.credentials.untrusted_json import read_object
from stillroom.standards.credentials.verification import Fetch


def look_up_keys(did: str, *, fetch: Fetch | None = None) -> dict[str, str]:
    """Full name of each key → PEM. Raises CredentialRefused where they cannot be had."""
    if did.startswith("did:key:"):
        text = did.removeprefix("did:key:")
        return {f"{did}#{text}": keys.from_multibase(text).decode()}
    look = fetching(fetch or remote_fetch())
    document = read_object(look(document_url(did)))
    found = {}
    for method in document.get("verificationMethod") or []:
        name = method.get("id") if isinstance(method, dict) else None
        if not isinstance(name, str):
            continue
        full = did + name if name.startswith("#") else name
        try:
            found[full] = key_in_document(document, did, full).decode()
        except CredentialRefused:
            continue
    if not found:
        raise keys.unknown_key("Its document lists no key that could be used here.")
    return found
