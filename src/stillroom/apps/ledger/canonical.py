"""The exact bytes of a statement: the RFC 8785 subset with ASCII keys, no floats, NFC text, UTC microseconds.

Within that subset the scheme's output is what Python's JSON encoder writes with sorted keys and no spaces.
"""

import json
import unicodedata
from datetime import UTC, date, datetime
from typing import Any

SCHEMA = 1
LARGEST = 2**53 - 1  # beyond, not every reader of JSON tells two integers apart

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


class NotCanonical(ValueError):
    """A value that has no one canonical form, or bytes that are not in it."""


def encode(value: dict[str, Any]) -> bytes:
    """The canonical bytes of a dict of texts, ints, booleans, lists and dicts. Raises NotCanonical."""
    try:
        text = _encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from error
    if not text.isascii():
        _check(value)
    for key, inner in value.items():
        # Almost every member is text, or a small number, and needs no closer look.
        if type(key) is not str or (type(inner) is not str and not (type(inner) is int and abs(inner) <= LARGEST)):
            _check({key: inner})
    return text.encode()


def decode(data: bytes) -> dict[str, Any]:
    """The value of canonical bytes. Raises NotCanonical when they are not exactly what `encode` writes."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from error
    if not isinstance(value, dict) or encode(value) != data:
        raise NotCanonical("the bytes are not in canonical form")
    return value


def moment(value: datetime) -> str:
    """`2026-03-01T09:00:00.000000Z`"""
    return value.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def day(value: date) -> str:
    return value.isoformat()


def _check(value: object) -> None:
    if isinstance(value, str):
        if value.isascii():
            return
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise NotCanonical("text holds half a character")
        if not unicodedata.is_normalized("NFC", value):
            raise NotCanonical("text is not in Unicode normal form C")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise NotCanonical(f"key {key!r} is not ASCII text")
            _check(inner)
    elif isinstance(value, list):
        for inner in value:
            _check(inner)
    elif not isinstance(value, bool | int) or abs(value) > LARGEST:
        raise NotCanonical(f"{type(value).__name__} has no canonical form")
