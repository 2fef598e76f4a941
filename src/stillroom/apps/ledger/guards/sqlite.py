"""The triggers on SQLite.

REPLACE deletes the row in its way without firing any delete trigger, so inserting onto an existing key is refused too.
The key may also be SQLite's own hidden `rowid`. That guard says FAIL, which refuses the row as ABORT does but needs
no journal of its own for every row: the batch append is twice as fast.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from stillroom.apps.ledger.guards import words
from stillroom.apps.ledger.guards.kept import KeptTable, kept_tables


def wanted() -> dict[str, tuple[str, str]]:
    """Trigger name → (its table, the exact SQL that makes it)."""
    triggers = {}
    for name, table, event, condition, words_ in _triggers():
        when = f" WHEN {condition}" if condition else ""
        action = "FAIL" if event == "INSERT" else "ABORT"
        triggers[name] = (
            table,
            f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} BEGIN SELECT RAISE({action}, '{words_}'); END",
        )
    return triggers


def _triggers() -> list[tuple[str, str, str, str, str]]:
    statement = [["id"], ["organisation_id", "seq"], ["organisation_id", "reference"]]
    return [
        ("ledger_statement_no_update", "ledger_statement", "UPDATE", "", words.STATEMENT),
        ("ledger_statement_no_delete", "ledger_statement", "DELETE", "", words.STATEMENT),
        (
            "ledger_statement_no_replace",
            "ledger_statement",
            "INSERT",
            _taken("ledger_statement", *statement),
            words.TWICE,
        ),
        ("ledger_checkpoint_no_update", "ledger_checkpoint", "UPDATE", "", words.CHECKPOINT),
        ("ledger_checkpoint_no_delete", "ledger_checkpoint", "DELETE", "", words.CHECKPOINT),
        (
            "ledger_checkpoint_no_replace",
            "ledger_checkpoint",
            "INSERT",
            _taken("ledger_checkpoint", ["id"]),
            words.TWICE,
        ),
        ("ledger_statementtext_no_update", "ledger_statementtext", "UPDATE", "", words.TEXT),
        (
            "ledger_statementtext_no_replace",
            "ledger_statementtext",
            "INSERT",
            _taken("ledger_statementtext", ["id"], ["statement", "field"]),
            words.TWICE,
        ),
        (
            "ledger_chainhead_no_step_back",
            "ledger_chainhead",
            "UPDATE",
            "NEW.seq < OLD.seq OR NEW.organisation_id <> OLD.organisation_id",
            words.HEAD,
        ),
        ("ledger_chainhead_no_delete", "ledger_chainhead", "DELETE", "", words.HEAD),
        (
            "ledger_chainhead_no_replace",
            "ledger_chainhead",
            "INSERT",
            _taken("ledger_chainhead", ["organisation_id"]),
            words.TWICE,
        ),
        *(trigger for table in kept_tables() for trigger in _keeping(table)),
    ]


def _keeping(table: KeptTable) -> list[tuple[str, str, str, str, str]]:
    return [
        (f"{table.name}_no_update", table.name, "UPDATE", "", table.words),
        (f"{table.name}_no_delete", table.name, "DELETE", "", table.words),
        (f"{table.name}_no_replace", table.name, "INSERT", _taken(table.name, ["id"]), words.TWICE),
    ]


def _taken(table: str, *keys: list[str]) -> str:
    """True when a row with one of these keys is there already. An empty reference is no key."""
    probes = [f"EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid)"]  # noqa: S608 - constants
    for key in keys:
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        if "reference" in key:
            # Written as in the partial index, or SQLite would not use it.
            same = f"NEW.reference <> '' AND {same} AND NOT (reference = '')"
        probes.append(f"EXISTS (SELECT 1 FROM {table} WHERE {same})")  # noqa: S608 - constants
    return f"({' OR '.join(probes)})"


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that are not there exactly as made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = {name: (table, sql) for name, table, sql in cursor.fetchall()}
    return [name for name, made in wanted().items() if found.get(name) != made]


def install(connection: BaseDatabaseWrapper) -> None:
    absent = missing(connection)
    with connection.cursor() as cursor:
        for name in absent:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(wanted()[name][1])
