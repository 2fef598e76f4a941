"""One import writes at a time, so that what it planned still holds when it writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_LOCK = 7_455_176_655  # any number that only imports use


@contextmanager
def writing_import() -> Iterator[None]:
    """A transaction no other import runs beside. The embedded database has one writer anyway."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield
