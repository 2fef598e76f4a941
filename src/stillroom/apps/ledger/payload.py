"""A statement as the dict whose canonical bytes are hashed. Empty values are left out: absent means empty."""

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from stillroom.apps.ledger import canonical


def payload(
    *,
    organisation: str,
    id: str,
    seq: int,
    kind: str,
    person: str,
    author: str,
    recorded_by: str,
    competency: str,
    framework_version: str,
    context: str,
    capacity: str,
    method: str,
    outcome: str,
    meaning: str,
    occurred_at: str,
    recorded_at: str,
    valid_until: str,
    about: str,
    taken_over_by: str,
    relied_on: Sequence[str],
    reference: str,
    details: Mapping[str, str],
    texts: Mapping[str, str],
) -> dict[str, Any]:
    """Moments and days are given in canonical form. `texts` maps a field to the hex HMAC of its text."""
    found: dict[str, Any] = {
        "about": about,
        "author": author,
        "capacity": capacity,
        "competency": competency,
        "context": context,
        "details": details,
        "framework_version": framework_version,
        "id": id,
        "kind": kind,
        "meaning": meaning,
        "method": method,
        "occurred_at": occurred_at,
        "organisation": organisation,
        "outcome": outcome,
        "person": person,
        "recorded_at": recorded_at,
        "recorded_by": recorded_by,
        "reference": reference,
        "relied_on": relied_on,
        "seq": seq,
        "taken_over_by": taken_over_by,
        "texts": texts,
        "v": canonical.SCHEMA,
        "valid_until": valid_until,
    }
    return {key: value for key, value in found.items() if value}


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def text_mac(salt: bytes, text: str) -> str:
    """`text` in NFC."""
    return hmac.digest(salt, text.encode(), "sha256").hex()


def details_column(details: Mapping[str, str]) -> str:
    """Details (in NFC) as one text for the column: JSON with sorted keys, or nothing."""
    return json.dumps(details, sort_keys=True) if details else ""


def genesis(organisation: str) -> bytes:
    """What the first statement of an organisation's chain follows."""
    return hashlib.sha256(b"stillroom ledger v1:" + organisation.encode()).digest()


def link(prev_hash: bytes, data: bytes) -> bytes:
    return hashlib.sha256(prev_hash + data).digest()
