"""What a command does before its work: read the settings and find the database ready."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from stillroom.cli.outcome import fail, wrong_use


def start(*, database: bool = True) -> None:
    """Set Django up. With `database`, prepare the embedded one, or stop if a PostgreSQL one is not ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stillroom.config.settings")
    import django

    try:
        django.setup()
    except ValueError as error:
        wrong_use(str(error))
    if database:
        _find_ready()


def is_embedded() -> bool:
    """Whether the database is the embedded one."""
    from django.db import connection

    return connection.vendor == "sqlite"


def migrate_database() -> None:
    """Bring the database to this version, one process at a time."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command

    try:
        with _alone():
            call_command("migrate", verbosity=0, interactive=False)
    except ImproperlyConfigured as error:
        fail(str(error))


def _find_ready() -> None:
    from django.db import OperationalError

    from stillroom.apps.accounts.selectors.health import has_migrations_to_run

    try:
        pending = has_migrations_to_run()
    except OperationalError:
        fail("The database does not answer. Check DATABASE_URL, and that the server is running.")
    if pending and not is_embedded():
        fail("The database is not at this version. Back it up, then run: stillroom migrate")
    if pending:
        migrate_database()


@contextmanager
def _alone() -> Iterator[None]:
    from django.conf import settings

    settings.STILLROOM_HOME.mkdir(parents=True, exist_ok=True)
    with (settings.STILLROOM_HOME / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
