"""A PostgreSQL database into a file and back, with PostgreSQL's own pg_dump, pg_restore and psql."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection
from psycopg.conninfo import make_conninfo

from stillroom.apps.ledger.guards.postgresql import FUNCTIONS

_DROP_TABLES = """
SET lock_timeout = '30s';
DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE 'DROP TABLE ' || name || ' CASCADE';
    END LOOP;
END
$$;
"""


class ToolFailed(RuntimeError):
    """One of PostgreSQL's programs is missing or has failed; the text is what to tell."""


def dump(target: Path) -> None:
    """The moment that the transaction now open sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
    address, env = _address()
    _run(
        [_tool("pg_dump"), "--format=custom", f"--snapshot={snapshot}", f"--file={target}", f"--dbname={address}"],
        env=env,
    )


def load(source: Path) -> None:
    """Replace all there is with `source`, in one transaction."""
    address, env = _address()
    connection.close()
    script = source.with_suffix(".sql")
    # The text form and psql, since pg_restore cannot empty the database in the transaction in which it fills it.
    _run([_tool("pg_restore"), "--no-owner", "--no-privileges", f"--file={script}", str(source)], env=env)
    empty = source.with_suffix(".empty.sql")
    empty.write_text(_DROP_TABLES + "".join(f"DROP FUNCTION IF EXISTS {name}();\n" for name in FUNCTIONS))
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    _run([_tool("psql"), *options, f"--dbname={address}", f"--file={empty}", f"--file={script}"], env=env)


def _address() -> tuple[str, dict[str, str]]:
    """How to reach the database, and an environment with the password, which other users could read in an argument."""
    settings = connection.settings_dict
    names = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    given = {name: settings[key] for name, key in names.items() if settings[key]}
    address = make_conninfo(**given, **settings["OPTIONS"])
    return address, {**os.environ, "PGPASSWORD": settings["PASSWORD"], "PGCLIENTENCODING": "UTF8"}


def _tool(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise ToolFailed(
            f"{name} is not on this machine. Install the PostgreSQL client programs of the server's version."
        )
    return path


def _run(arguments: list[str], *, env: dict[str, str]) -> None:
    ran = subprocess.run(arguments, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if ran.returncode:
        raise ToolFailed(f"{Path(arguments[0]).name} failed: {ran.stderr.strip()}")
