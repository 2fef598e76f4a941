"""Statements and their texts as rows of the two tables, as the database takes them."""

import secrets
import sys
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from operator import lt
from typing import Any
from uuid import UUID

from django.db import connection, models

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.ledger import canonical
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.models import Statement as StatementRow
from stillroom.apps.ledger.models import StatementText
from stillroom.apps.ledger.payload import details_column, link, nfc, payload, text_mac
from stillroom.competence.statement import Statement

COLUMNS = [
    "id",
    "kind",
    "person",
    "author",
    "recorded_by",
    "competency",
    "framework_version",
    "context",
    "capacity",
    "method",
    "outcome",
    "meaning",
    "about",
    "taken_over_by",
    "reference",
    "details",
    "relied_on",
    "organisation_id",
    "seq",
    "occurred_at",
    "recorded_at",
    "valid_until",
    "has_reason",
    "payload",
    "prev_hash",
    "hash",
]
TEXT_COLUMNS = ["id", "statement", "field", "salt", "text"]
_LONGEST = {
    field.attname: field.max_length
    for field in StatementRow._meta.concrete_fields
    if isinstance(field, models.CharField) and field.max_length
}
_TEXTS = COLUMNS[: COLUMNS.index("organisation_id")]
_LIMITS = [_LONGEST.get(column, sys.maxsize) for column in _TEXTS]
TEXT_FIELD_LIMIT = StatementText._meta.get_field("field").max_length or 0

_context_text = lru_cache(maxsize=10_000)(str)


class CannotBeRecorded(ValueError):
    """A value the two databases would not both keep exactly as it is."""


class RowMaker:
    """Makes the rows of one organisation's statements; `texts` gathers those of the other table."""

    def __init__(self, organisation: UUID) -> None:
        self.texts: list[tuple[Any, ...]] = []
        self._organisation = str(organisation)
        self._organisation_id = _uuid(organisation)
        self._is_sqlite = connection.vendor == "sqlite"

    def row(self, statement: Statement, draft: Draft, prev_hash: bytes) -> tuple[Any, ...]:
        """The row, its last column the hash, of a statement that follows the one with `prev_hash`."""
        occurred_at, recorded_at = canonical.moment(statement.occurred_at), canonical.moment(statement.recorded_at)
        valid_until = statement.valid_until
        context = _context_text(statement.context) if statement.context else ""
        recorded_by = draft.recorded_by or draft.author
        about, taken_over_by = statement.about or "", statement.taken_over_by or ""
        kind, capacity, outcome = str(statement.kind), str(statement.capacity), str(statement.outcome)
        meaning = str(statement.meaning)
        details = {key: nfc(value) for key, value in draft.details.items()} if draft.details else {}
        data = canonical.encode(
            payload(
                organisation=self._organisation,
                id=statement.id,
                seq=statement.seq,
                kind=kind,
                person=statement.person,
                author=statement.author,
                recorded_by=recorded_by,
                competency=statement.competency,
                framework_version=statement.version,
                context=context,
                capacity=capacity,
                method=statement.method,
                outcome=outcome,
                meaning=meaning,
                occurred_at=occurred_at,
                recorded_at=recorded_at,
                valid_until=canonical.day(valid_until) if valid_until else "",
                about=about,
                taken_over_by=taken_over_by,
                relied_on=list(statement.relied_on),
                reference=draft.reference,
                details=details,
                texts=self._add_texts(statement.id, draft.texts) if draft.texts else {},
            )
        )
        row = (
            statement.id,
            kind,
            statement.person,
            statement.author,
            recorded_by,
            statement.competency,
            statement.version,
            context,
            capacity,
            statement.method,
            outcome,
            meaning,
            about,
            taken_over_by,
            draft.reference,
            details_column(details),
            " ".join(statement.relied_on),
            self._organisation_id,
            statement.seq,
            sqlite_moment(occurred_at) if self._is_sqlite else statement.occurred_at,
            sqlite_moment(recorded_at) if self._is_sqlite else statement.recorded_at,
            _day(valid_until) if self._is_sqlite else valid_until,
            statement.has_reason,
            data,
            prev_hash,
            link(prev_hash, data),
        )
        _check(row, data, statement)
        return row

    def _add_texts(self, statement: str, texts: Mapping[str, str]) -> dict[str, str]:
        macs = {}
        for field, raw in texts.items():
            if not raw:
                continue
            if "\0" in raw or len(field) > TEXT_FIELD_LIMIT:
                raise CannotBeRecorded(
                    f"The text “{field}” holds a character that is no text, or its name is too long."
                )
            text, salt = nfc(raw), secrets.token_bytes(32)
            macs[field] = text_mac(salt, text)
            self.texts.append((_uuid(new_id()), statement, field, salt, text))
        return macs


def sqlite_moment(moment: str) -> str:
    """A canonical moment as Django stores it on SQLite: without a zone, and without microseconds when they are 0."""
    text = f"{moment[:10]} {moment[11:26]}"
    return text[:19] if text.endswith(".000000") else text


def _check(row: tuple[Any, ...], data: bytes, statement: Statement) -> None:
    """What PostgreSQL would refuse and SQLite would take is refused on both."""
    if any(map(lt, _LIMITS, map(len, row))):
        column, limit, value = next(
            found for found in zip(_TEXTS, _LIMITS, row, strict=False) if len(found[2]) > found[1]
        )
        raise CannotBeRecorded(f"{column} is longer than {limit} characters: “{value[:50]}…”")
    if statement.relied_on and any(not id_ or " " in id_ for id_ in statement.relied_on):
        raise CannotBeRecorded("An id in relied_on is empty or holds a space.")
    if b"\\u0000" in data and any("\0" in value for value in row if isinstance(value, str)):
        raise CannotBeRecorded("A value holds the character NUL, which is no text.")


def _uuid(value: UUID) -> Any:
    return value if connection.features.has_native_uuid_field else value.hex


def _day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None
