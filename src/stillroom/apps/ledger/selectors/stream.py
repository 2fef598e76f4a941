"""Statements as the domain reads them, by the million in constant memory."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection

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
]
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
    if known_by is not None:
        where.append("recorded_at <= %s")
        sqlite = connection.vendor == "sqlite"
        parameters.append(known_by.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ") if sqlite else known_by)
    query = (
        f"SELECT {', '.join(COLUMNS)} FROM ledger_statement"  # noqa: S608 - constants only
        f" WHERE {' AND '.join(where)} ORDER BY person, seq"
    )
    for rows in _chunks(query, parameters, whole=people is not None):
        yield from map(_statement, rows)


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


def _statement(row: tuple[Any, ...]) -> Statement:
    """SQLite's moments come without a zone, and are in UTC; PostgreSQL's are in UTC already."""
    (id_, kind, person, author, occurred, recorded, seq, competency, version, context, capacity, method, outcome,
     valid_until, about, taken_over_by, meaning, has_reason, relied_on) = row  # fmt: skip
    return Statement(
        id_,
        kind,
        person,
        author,
        occurred.replace(tzinfo=UTC),
        recorded.replace(tzinfo=UTC),
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
    )
