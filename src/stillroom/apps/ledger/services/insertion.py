"""Raw rows into a table: Django's bulk_create takes four to seven times as long."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

Row = tuple[Any, ...]
COPY_FROM = 20  # rows; below, PostgreSQL's COPY costs more than it saves
ROWS_AT_ONCE = 5_000


@contextmanager
def inserting(table: str, columns: Sequence[str], *, count: int) -> Iterator[Callable[[Row], object]]:
    """Gives a function that takes one row; all are in the table when the block ends. `count` says about how many."""
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.vendor == "postgresql" and count >= COPY_FROM:
        # The server takes in what it has been sent while the next rows are being made.
        copying = f"COPY {table} ({names}) FROM STDIN"
        with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(copying) as copy:
            yield copy.write_row
        return
    waiting: list[Row] = []
    # With a trigger on the table, SQLite would journal each row apart, were it not told that a refused row just fails.
    verb = "INSERT OR FAIL" if connection.vendor == "sqlite" else "INSERT"
    query = f"{verb} INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"

    def write(row: Row) -> None:
        waiting.append(row)
        if len(waiting) >= ROWS_AT_ONCE:
            _execute(query, waiting)

    yield write
    _execute(query, waiting)


def _execute(query: str, waiting: list[Row]) -> None:
    if waiting:
        with connection.cursor() as cursor:
            cursor.executemany(query, waiting)
        waiting.clear()
