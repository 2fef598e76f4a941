"""Bitstring status lists (W3C Bitstring Status List 1.0): one bit a credential, set when it is revoked or suspended."""

import base64
import gzip
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from stillroom.standards.credentials.contexts import VC2
from stillroom.standards.credentials.problem import CredentialRefused, Problem

LENGTH = 131_072
"""Entries in a list; the least the standard allows, so that no bit tells whose it is."""
MAX_BITS = 16 * 1024 * 1024 * 8
REVOCATION, SUSPENSION = "revocation", "suspension"


@dataclass(frozen=True)
class StatusEntry:
    """Where a credential's status is kept."""

    list_url: str
    index: int
    purpose: str


def entries_of(document: Mapping[str, Any]) -> list[StatusEntry]:
    """The status entries of a credential. One that cannot be understood is refused, never skipped."""
    held = document.get("credentialStatus")
    items = held if isinstance(held, list) else [] if held is None else [held]
    return [_entry(item) for item in items]


def _entry(item: Any) -> StatusEntry:
    if not isinstance(item, dict) or item.get("type") != "BitstringStatusListEntry":
        raise _unknown("It says its status is kept in a way that is not supported here.")
    url, index, purpose = item.get("statusListCredential"), item.get("statusListIndex"), item.get("statusPurpose")
    if isinstance(index, str) and index.isascii() and index.isdigit() and len(index) < 12:
        index = int(index)
    if not isinstance(url, str) or not isinstance(index, int) or isinstance(index, bool) or index < 0:
        raise _unknown("Where its status is kept is not written in a way that can be read.")
    if purpose not in (REVOCATION, SUSPENSION, "message", "refresh") or item.get("statusSize", 1) not in (1, "1"):
        raise _unknown("It asks for a kind of status that is not supported here.")
    return StatusEntry(url, index, str(purpose))


def encode(set_bits: Iterable[int], length: int = LENGTH) -> str:
    """The list with those bits set, as `encodedList`: multibase base64url of the compressed bits, bit 0 leftmost."""
    bits = bytearray(length // 8)
    for index in set_bits:
        bits[index // 8] |= 0x80 >> (index % 8)
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def decode(encoded: Any) -> bytes:
    """The bits of an `encodedList`. A list that unpacks to more than any list holds is refused before it does."""
    if not isinstance(encoded, str):
        raise _unknown("The status list holds no list.")
    text = encoded.removeprefix("u")
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        unpacker = zlib.decompressobj(wbits=31)
        bits = unpacker.decompress(packed, MAX_BITS // 8 + 1)
    except (ValueError, zlib.error):
        raise _unknown("The status list cannot be unpacked.") from None
    if len(bits) > MAX_BITS // 8 or not unpacker.eof:
        raise _unknown("The status list is cut off, or larger than any list needs to be.")
    return bits


def is_set(bits: bytes, index: int) -> bool:
    if index >= len(bits) * 8:
        raise _unknown("It names a place that its status list does not have.")
    return bool(bits[index // 8] & (0x80 >> (index % 8)))


def check_list(document: Mapping[str, Any], entry: StatusEntry) -> bytes:
    """The bits of a status list credential, once it is the kind that `entry` asks for."""
    types, subject = document.get("type"), document.get("credentialSubject")
    if not isinstance(types, list) or "BitstringStatusListCredential" not in types or not isinstance(subject, dict):
        raise _unknown("What is served as its status list is not one.")
    purposes = subject.get("statusPurpose")
    if entry.purpose not in (purposes if isinstance(purposes, list) else [purposes]):
        raise _unknown("Its status list is kept for another purpose.")
    return decode(subject.get("encodedList"))


def status_list_document(
    *, url: str, issuer: str, purpose: str, set_bits: Iterable[int], valid_from: datetime, valid_until: datetime
) -> dict[str, Any]:
    """An unsigned status list credential."""
    return {
        "@context": [VC2],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": _written(valid_from),
        "validUntil": _written(valid_until),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encode(set_bits),
        },
    }


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _unknown(words: str) -> CredentialRefused:
    return CredentialRefused(Problem.STATUS_UNKNOWN, words)
