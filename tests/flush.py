"""Emptying the tables between tests that commit, although triggers refuse it, as they should, to everyone else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations


class FlushesGuardedTables:
    """Sets the tables' own triggers aside while Django's test runner empties them, and puts the same ones back."""

    @staticmethod
    def install() -> None:
        execute_sql_flush = BaseDatabaseOperations.execute_sql_flush

        def flush(self: BaseDatabaseOperations, sql_list: Sequence[str]) -> Any:
            with triggers_set_aside():
                return execute_sql_flush(self, sql_list)

        BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]


@contextmanager
def triggers_set_aside() -> Iterator[None]:
    """Inside, no trigger fires; afterwards the same ones are there again."""
    aside, back = _on_sqlite() if connection.vendor == "sqlite" else _on_postgresql()
    _run(aside)
    try:
        yield
    finally:
        _run(back)


def _on_sqlite() -> tuple[list[str], list[str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    return [f'DROP TRIGGER "{name}"' for name, _ in triggers], [sql for _, sql in triggers]


def _on_postgresql() -> tuple[list[str], list[str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        tables = [row[0] for row in cursor.fetchall()]
    disable = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
    return disable, [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
