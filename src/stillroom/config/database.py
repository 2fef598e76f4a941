"""Which database serves: the embedded SQLite file, or the PostgreSQL named by `DATABASE_URL`."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SECONDS_TO_WAIT_FOR_THE_WRITE_LOCK = 30


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's description of the database at `url`; an empty `url` means the embedded one under `home`."""
    return _postgresql(url) if url else _embedded(home / "stillroom.sqlite3")


def _embedded(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            # A transaction takes the write lock when it begins: one that reads, decides and writes cannot be
            # overtaken in between, and waits for its turn rather than failing at the write.
            "transaction_mode": "IMMEDIATE",
            "timeout": SECONDS_TO_WAIT_FOR_THE_WRITE_LOCK,
            # 32 MB of pages: a batch append touches seven indexes at once.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32768;"
            ),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(
            f"DATABASE_URL begins with “{parts.scheme}:”. Write it as postgres://user:password@host:5432/database, "
            "or leave it unset to use the embedded database."
        )
    if len(parts.path) < 2:
        raise ValueError("DATABASE_URL names no database. Write it as postgres://user:password@host:5432/database.")
    options = dict(parse_qsl(parts.query))
    # A socket directory cannot stand where a host name does, so it may be given as ?host=/var/run/postgresql.
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
    }
