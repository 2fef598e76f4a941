"""The triggers that refuse to change, delete, empty or replace what is recorded, whoever asks.

They are installed after every migrate, because SQLite drops them silently whenever a migration rebuilds a table.
`stillroom check` verifies that they are there.
"""

from typing import Any, Protocol

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from stillroom.apps.ledger.guards import postgresql, sqlite
from stillroom.apps.ledger.guards.serving_role import grant_serving_role


class _Guard(Protocol):
    def missing(self, connection: BaseDatabaseWrapper) -> list[str]: ...

    def install(self, connection: BaseDatabaseWrapper) -> None: ...


TABLES = {"ledger_statement", "ledger_statementtext", "ledger_checkpoint", "ledger_chainhead"}


def install_triggers(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the triggers that are not there. Does nothing while the tables are not."""
    connection = connections[using]
    if _has_tables(connection):
        with transaction.atomic(using=using):
            _guard(connection).install(connection)


def missing_triggers(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Names of the triggers that are not there exactly as made."""
    return _guard(connections[using]).missing(connections[using])


def install_after_migrate(using: str, **_: Any) -> None:
    """Receiver of Django's post_migrate."""
    install_triggers(using)
    if _has_tables(connections[using]):
        grant_serving_role(using)


def check_triggers() -> list[str]:
    """For `stillroom check`."""
    return [f"the trigger {name} is not in the database. Run: stillroom migrate" for name in missing_triggers()]


def _guard(connection: BaseDatabaseWrapper) -> "_Guard":
    return sqlite if connection.vendor == "sqlite" else postgresql


def _has_tables(connection: BaseDatabaseWrapper) -> bool:
    return set(connection.introspection.table_names()) >= TABLES
