"""Statements as the domain reads them, by the million in constant memory."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from stillroom.apps.ledger.details import quantity_in
from stillroom.apps.places.models import Organisation
from stillroom.competence.context import Context
from stillroom.competence.statement import Statement

COLUMNS = [
    "id",
    "kind",
    "person",
    "author",
    "occurred_at",
    "recorded_at",
    "seq",
    "competency",
    "framework_version",
    "context",
    "capacity",
    "method",
    "outcome",
    "valid_until",
    "about",
    "taken_over_by",
    "meaning",
    "has_reason",
    "relied_on",
    "CASE WHEN kind = 'activity' THEN details ELSE '' END",  # the only kind whose details the rules read
]
# On SQLite, as text: the driver's own conversion of a moment takes five times as long as reading it here.
AS_TEXT = {"occurred_at", "recorded_at", "valid_until"}
SQLITE_COLUMNS = [f"{column} || ''" if column in AS_TEXT else column for column in COLUMNS]
ROWS_AT_ONCE = 5_000


def stream_statements(
    organisation: Organisation | UUID,
    *,
    people: Iterable[str] | None = None,
    competencies: Iterable[str] | None = None,
    known_by: datetime | None = None,
) -> Iterator[Statement]:
    """One organisation's statements in order of (person, seq); `people` are ids as the statements hold them."""
    organisation_id = organisation.id if isinstance(organisation, Organisation) else organisation
    where = ["organisation_id = %s"]
    parameters: list[Any] = [
        organisation_id if connection.features.has_native_uuid_field else organisation_id.hex,
    ]
    for column, wanted in (("person", people), ("competency", competencies)):
        if wanted is not None:
            values = sorted(set(wanted))
            if not values:
                return
            where.append(f"{column} IN ({', '.join(['%s'] * len(values))})")
            parameters += values
    sqlite = connection.vendor == "sqlite"
    if known_by is not None:
        where.append("recorded_at <= %s")
        parameters.append(known_by.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ") if sqlite else known_by)
    query = (
        f"SELECT {', '.join(SQLITE_COLUMNS if sqlite else COLUMNS)} FROM ledger_statement"  # noqa: S608 - constants only
        f" WHERE {' AND '.join(where)} ORDER BY person, seq"
    )
    for rows in _chunks(query, parameters, whole=people is not None):
        yield from map(_from_sqlite if sqlite else _from_postgresql, rows)


def _chunks(query: str, parameters: list[Any], *, whole: bool) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Rows a few thousand at a time. A server-side cursor on PostgreSQL, unless the result is small anyway."""
    if connection.vendor == "postgresql" and not whole:
        with connection.chunked_cursor() as cursor:
            cursor.execute(query, parameters)
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                yield rows
        return
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield rows


def _from_sqlite(row: tuple[Any, ...]) -> Statement:
    """SQLite's moments come without a zone, and are in UTC."""
    valid_until = row[13]
    return _statement(
        row,
        datetime.fromisoformat(row[4] + "+00:00"),
        datetime.fromisoformat(row[5] + "+00:00"),
        date.fromisoformat(valid_until) if valid_until else None,
    )


def _from_postgresql(row: tuple[Any, ...]) -> Statement:
    """PostgreSQL's moments are in UTC already, but each names its zone by an object of its own."""
    return _statement(row, row[4].replace(tzinfo=UTC), row[5].replace(tzinfo=UTC), row[13])


def _statement(
    row: tuple[Any, ...], occurred_at: datetime, recorded_at: datetime, valid_until: date | None
) -> Statement:
    (id_, kind, person, author, _, _, seq, competency, version, context, capacity, method, outcome,
     _, about, taken_over_by, meaning, has_reason, relied_on, details) = row  # fmt: skip
    return Statement(
        id_,
        kind,
        person,
        author,
        occurred_at,
        recorded_at,
        seq,
        competency,
        version,
        Context.parse(context),
        capacity,
        method,
        outcome,
        valid_until,
        about or None,
        taken_over_by or None,
        meaning,
        has_reason,
        tuple(relied_on.split()) if relied_on else (),
        quantity_in(json.loads(details)) if details else 1,
    )
