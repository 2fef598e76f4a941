"""The ledger exactly as it is stored, for checking it: raw values, in the order of the chain, in constant memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from stillroom.apps.ledger.models import ChainHead, Checkpoint, Statement, StatementText
from stillroom.apps.places.models import Organisation

Row = tuple[Any, ...]
ROWS_AT_ONCE = 5_000

CHAIN = ["seq", "payload", "prev_hash", "hash", "id"]
COLUMNS = [
    *CHAIN,
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
    "has_reason",
    "occurred_at",
    "recorded_at",
    "valid_until",
]
_CANONICAL_MOMENT = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
_AS_TEXT = {
    "postgresql": {
        "occurred_at": _CANONICAL_MOMENT,
        "recorded_at": _CANONICAL_MOMENT,
        "valid_until": "to_char({}, 'YYYY-MM-DD')",
    },
    # A plus sign, so that the driver hands over what is stored rather than what it makes of the column's type.
    "sqlite": dict.fromkeys(["occurred_at", "recorded_at", "valid_until", "has_reason"], "+{}"),
}


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is of one moment, while others go on writing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Not `atomic`, which takes SQLite's one write lock when it begins.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def organisations() -> dict[UUID, str]:
    """Every organisation with statements, a head or a checkpoint: its id → its ODS code, or its id if it has none."""
    codes = dict(Organisation.objects.values_list("id", "ods_code"))
    found = {
        *ChainHead.objects.values_list("organisation_id", flat=True),
        *Checkpoint.objects.values_list("organisation_id", flat=True),
        *Statement.objects.order_by().values_list("organisation_id", flat=True).distinct(),
    }
    return {id_: codes.get(id_, str(id_)) for id_ in found}


def head(organisation: UUID) -> ChainHead | None:
    return ChainHead.objects.filter(organisation=organisation).first()


def checkpoints(organisation: UUID) -> list[Checkpoint]:
    return list(Checkpoint.objects.filter(organisation=organisation).order_by("seq"))


def count_statements() -> int:
    return Statement.objects.count()


def stored_rows(organisation: UUID, *, columns: bool) -> Iterator[Sequence[Row]]:
    """The rows of CHAIN or COLUMNS in order of seq, some thousand at a time. Inside `snapshot`."""
    as_text = _AS_TEXT[connection.vendor]
    names = [as_text.get(name, "{}").format(name) for name in (COLUMNS if columns else CHAIN)]
    query = f"SELECT {', '.join(names)} FROM ledger_statement WHERE organisation_id = %s ORDER BY seq"  # noqa: S608
    if connection.vendor == "postgresql":
        # Beside Django's own cursors: with a name, so that the server keeps the rows, and in the binary format.
        with connection.cursor() as own, own.connection.cursor("ledger_stored_rows", binary=True) as server_side:
            server_side.execute(query, [_uuid(organisation)])
            while rows := server_side.fetchmany(ROWS_AT_ONCE):
                yield rows
    else:
        with connection.cursor() as cursor:
            cursor.execute(query, [_uuid(organisation)])
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                yield rows


def texts_between(organisation: UUID, first: int, last: int) -> dict[str, dict[str, tuple[bytes, str]]]:
    """Of the statements numbered `first` to `last`: statement id → field → (salt, text)."""
    found: dict[str, dict[str, tuple[bytes, str]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT beside.statement, beside.field, beside.salt, beside.text FROM ledger_statement AS chained "
            "JOIN ledger_statementtext AS beside ON beside.statement = chained.id "
            "WHERE chained.organisation_id = %s AND chained.seq BETWEEN %s AND %s",
            [_uuid(organisation), first, last],
        )
        for statement, field, salt, text in cursor.fetchall():
            found.setdefault(statement, {})[field] = (bytes(salt), text)
    return found


def stray_text() -> str | None:
    """The id of a statement that has a text but does not exist."""
    statement = Statement.objects.filter(id=OuterRef("statement"))
    return StatementText.objects.filter(~Exists(statement)).values_list("statement", flat=True).first()


def _uuid(value: UUID) -> Any:
    return value if connection.features.has_native_uuid_field else value.hex
