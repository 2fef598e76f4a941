"""A statement as the dict whose canonical bytes are hashed. Empty values are left out: absent means empty."""

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from stillroom.apps.ledger import canonical
from stillroom.competence.statement import Statement


def payload(
    statement: Statement,
    *,
    organisation: str,
    recorded_by: str,
    reference: str,
    details: Mapping[str, str],
    texts: Mapping[str, str],
) -> dict[str, Any]:
    """`texts` maps a field to the hex HMAC of its text."""
    found: dict[str, Any] = {
        "v": canonical.SCHEMA,
        "id": statement.id,
        "organisation": organisation,
        "seq": statement.seq,
        "kind": str(statement.kind),
        "person": statement.person,
        "author": statement.author,
        "recorded_by": recorded_by,
        "competency": statement.competency,
        "framework_version": statement.version,
        "context": str(statement.context),
        "capacity": str(statement.capacity),
        "method": statement.method,
        "outcome": str(statement.outcome),
        "meaning": str(statement.meaning),
        "occurred_at": canonical.moment(statement.occurred_at),
        "recorded_at": canonical.moment(statement.recorded_at),
        "valid_until": canonical.day(statement.valid_until) if statement.valid_until else "",
        "about": statement.about or "",
        "taken_over_by": statement.taken_over_by or "",
        "relied_on": list(statement.relied_on),
        "reference": reference,
        "details": {key: nfc(value) for key, value in details.items()},
        "texts": dict(texts),
    }
    return {key: value for key, value in found.items() if value not in ("", [], {})}


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def text_mac(salt: bytes, text: str) -> str:
    return hmac.new(salt, nfc(text).encode(), hashlib.sha256).hexdigest()


def details_column(details: Mapping[str, str]) -> str:
    """Details as one text for the column: JSON with sorted keys, or nothing."""
    return json.dumps({key: nfc(value) for key, value in details.items()}, sort_keys=True) if details else ""


def genesis(organisation: str) -> bytes:
    """What the first statement of an organisation's chain follows."""
    return hashlib.sha256(b"stillroom ledger v1:" + organisation.encode()).digest()


def link(prev_hash: bytes, data: bytes) -> bytes:
    return hashlib.sha256(prev_hash + data).digest()
