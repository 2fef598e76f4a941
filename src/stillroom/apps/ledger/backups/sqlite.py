"""The embedded database into a file and back, through SQLite's online backup, while others go on."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from stillroom.apps.ledger.backups.manifest import NotABackup

SECONDS_TO_WAIT = 30


def dump(target: Path) -> None:
    """The moment that the transaction now open sees."""
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def load(source: Path) -> None:
    """Replace all there is with `source`, in one transaction. Raises NotABackup."""
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as backup:
        try:
            if backup.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise NotABackup("The database in the backup is damaged. Use another backup.")
        except sqlite3.DatabaseError as error:
            raise NotABackup("What the backup holds is no SQLite database. Use another backup.") from error
        connection.close()
        _file().parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(_file(), timeout=SECONDS_TO_WAIT)) as live:
            backup.backup(live)


def _file() -> Path:
    return Path(connection.settings_dict["NAME"])
