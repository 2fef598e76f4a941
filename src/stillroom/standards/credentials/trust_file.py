"""A trust list as a TOML file, for checking where there is no database.

    [[issuer]]
    did = "did:web:passport.a.nhs.uk:organisations:…"
    name = "Hospital A"
    keys = { "key-1" = "z6Mk…" }

A key's name is what follows `#` in its full identifier.
"""

import json
import tomllib
from typing import Any

from stillroom.standards.credentials import keys
from stillroom.standards.credentials.problem import CredentialRefused
from stillroom.standards.credentials.trust import TrustedIssuer, TrustList


class BadTrustFile(ValueError):
    """Says in words what is wrong with it, and where."""


def read_trust_file(text: str) -> TrustList:
    """Raises BadTrustFile."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadTrustFile(f"The trust file cannot be read: {error}.") from None
    rows = found.get("issuer", [])
    if set(found) - {"issuer"} or not isinstance(rows, list):
        raise BadTrustFile("The trust file holds something other than [[issuer]] tables.")
    issuers = [_issuer(row, place) for place, row in enumerate(rows, start=1)]
    repeated = len({issuer.id for issuer in issuers}) != len(issuers)
    if repeated:
        raise BadTrustFile("The trust file names an issuer twice. Keep one of the tables.")
    return TrustList.of(*issuers)


def write_trust_file(trust: TrustList) -> str:
    tables = []
    for issuer in trust.issuers.values():
        names = {key_id.partition("#")[2]: keys.to_multibase(pem) for key_id, pem in issuer.keys.items()}
        written = ", ".join(f"{_quoted(name)} = {_quoted(key)}" for name, key in names.items())
        tables.append(
            f"[[issuer]]\ndid = {_quoted(issuer.id)}\nname = {_quoted(issuer.name)}\n"
            + (f"keys = {{ {written} }}\n" if names else "")
        )
    return "\n".join(tables)


def _issuer(row: Any, place: int) -> TrustedIssuer:
    if not isinstance(row, dict) or set(row) - {"did", "name", "keys"}:
        raise BadTrustFile(f"Issuer {place} in the trust file: write did, name and keys, nothing else.")
    did, name, written = row.get("did"), row.get("name"), row.get("keys", {})
    if not isinstance(did, str) or not did or not isinstance(name, str) or not name:
        raise BadTrustFile(f"Issuer {place} in the trust file: did or name is missing.")
    if not isinstance(written, dict):
        raise BadTrustFile(f"Issuer {place} in the trust file: keys is not a table of names and keys.")
    try:
        return TrustedIssuer(
            did, name, {f"{did}#{each}": keys.from_multibase(str(key)) for each, key in written.items()}
        )
    except CredentialRefused:
        raise BadTrustFile(f"Issuer {place} in the trust file: a key is not written as a key (z6Mk…).") from None


def _quoted(text: str) -> str:
    """As TOML's basic strings, which are written as JSON's are."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
