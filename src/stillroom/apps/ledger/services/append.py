"""The one way into the ledger: a batch of statements, one after another, at the end of an organisation's chain."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from stillroom.apps.accounts.ids import new_id
from stillroom.apps.ledger import canonical
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.events import Appended, statements_appended
from stillroom.apps.ledger.models import ChainHead
from stillroom.apps.ledger.payload import details_column, genesis, link, nfc, payload, text_mac
from stillroom.apps.ledger.services.checkpoint import checkpoint_before_first_of_the_day
from stillroom.apps.places.models import Organisation
from stillroom.competence.statement import Statement

COLUMNS = [
    "id",
    "organisation_id",
    "seq",
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
    "occurred_at",
    "recorded_at",
    "valid_until",
    "about",
    "taken_over_by",
    "relied_on",
    "reference",
    "details",
    "has_reason",
    "payload",
    "prev_hash",
    "hash",
]
TEXT_COLUMNS = ["id", "statement", "field", "salt", "text"]
TICK = timedelta(microseconds=1)


@dataclass(slots=True)
class Chain:
    """The end of a chain, held locked until the transaction ends."""

    organisation: Organisation
    seq: int
    hash: bytes
    recorded_at: datetime

    def moment(self, now: datetime) -> datetime:
        """The server's time, but never at or before what is recorded already."""
        return max(now.astimezone(UTC), self.recorded_at + TICK)


def lock_chain(organisation: Organisation) -> Chain:
    """Take the organisation's turn to write. Must run in a transaction.

    PostgreSQL locks the head's row; on SQLite the transaction, begun IMMEDIATE, holds the only write lock there is.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The chain is locked inside a transaction.")
    ChainHead.objects.get_or_create(
        organisation=organisation,
        defaults={"seq": 0, "hash": genesis(str(organisation.id)), "recorded_at": datetime(1970, 1, 1, tzinfo=UTC)},
    )
    head = ChainHead.objects.select_for_update().get(organisation=organisation)
    return Chain(organisation, head.seq, bytes(head.hash), head.recorded_at)


def append(chain: Chain, drafts: Sequence[Draft], now: datetime | Sequence[datetime]) -> list[Statement]:
    """Append `drafts` in order to a locked chain; listeners run before the transaction commits.

    `now` is one moment for all, or one for each (the demo writes two years at once).
    """
    checkpoint_before_first_of_the_day(chain.organisation, chain.seq, chain.hash, chain.recorded_at, _first(now))
    organisation = str(chain.organisation.id)
    organisation_id = _uuid(chain.organisation.id)
    moments = [now] * len(drafts) if isinstance(now, datetime) else now
    statements: list[Statement] = []
    rows: list[tuple[Any, ...]] = []
    text_rows: list[tuple[Any, ...]] = []
    for draft, at in zip(drafts, moments, strict=True):
        recorded_at = chain.moment(at)
        statement = draft.as_statement(recorded_at, chain.seq + 1)
        macs = {}
        for field, text in draft.texts.items():
            if text:
                salt = secrets.token_bytes(32)
                macs[field] = text_mac(salt, text)
                text_rows.append((_uuid(new_id()), statement.id, field, salt, nfc(text)))
        recorded_by = draft.recorded_by or draft.author
        data = canonical.encode(
            payload(
                statement,
                organisation=organisation,
                recorded_by=recorded_by,
                reference=draft.reference,
                details=draft.details,
                texts=macs,
            )
        )
        hashed = link(chain.hash, data)
        rows.append(
            (
                statement.id,
                organisation_id,
                statement.seq,
                str(statement.kind),
                statement.person,
                statement.author,
                recorded_by,
                statement.competency,
                statement.version,
                str(statement.context),
                str(statement.capacity),
                statement.method,
                str(statement.outcome),
                str(statement.meaning),
                _moment(statement.occurred_at),
                _moment(recorded_at),
                _day(statement.valid_until),
                statement.about or "",
                statement.taken_over_by or "",
                " ".join(statement.relied_on),
                draft.reference,
                details_column(draft.details),
                statement.has_reason,
                data,
                chain.hash,
                hashed,
            )
        )
        statements.append(statement)
        chain.seq, chain.hash, chain.recorded_at = statement.seq, hashed, recorded_at
    if statements:
        _insert("ledger_statement", COLUMNS, rows)
        _insert("ledger_statementtext", TEXT_COLUMNS, text_rows)
        ChainHead.objects.filter(organisation=chain.organisation).update(
            seq=chain.seq, hash=chain.hash, recorded_at=chain.recorded_at
        )
        statements_appended.send(Appended(chain.organisation, statements))
    return statements


def _first(now: datetime | Sequence[datetime]) -> datetime:
    return now if isinstance(now, datetime) else now[0]


def _insert(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Raw rows: Django's bulk_create takes four to seven times as long."""
    if not rows:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and len(rows) > 20:
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608 - constants


def _uuid(value: UUID) -> Any:
    return value if connection.features.has_native_uuid_field else value.hex


def _moment(value: datetime) -> Any:
    """As Django itself stores a moment: SQLite holds texts in UTC without a zone."""
    if connection.vendor == "sqlite":
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")
    return value


def _day(value: date | None) -> Any:
    return value.isoformat() if value is not None and connection.vendor == "sqlite" else value
