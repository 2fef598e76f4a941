"""A PostgreSQL to test with: the one `STILLROOM_TEST_POSTGRES` names, or the local cluster with the tests' own role."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

LOCAL_CLUSTER = "postgres://stillroom_test:stillroom_test@localhost:5432/postgres"
ATTEMPTS = 20


@cache
def find_server() -> str | None:
    """The address of a database on a server where the role may make others, or None."""
    candidates = [os.environ.get("STILLROOM_TEST_POSTGRES", ""), LOCAL_CLUSTER]
    return next((url for url in candidates if url and _answers(url)), None)


@contextmanager
def new_database(server: str, *, like: str = "") -> Iterator[str]:
    """Empty, or a copy of the database at the address `like`, to which nothing may be connected."""
    name = f"stillroom_{uuid4().hex}"
    template = f' TEMPLATE "{urlsplit(like).path[1:]}"' if like else ""
    _run(server, f'CREATE DATABASE "{name}"{template}')
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        _drop(server, name)


def _drop(server: str, name: str) -> None:
    """Also while something is connected. What the server itself does there, as vacuuming, may not be ended: wait."""
    for attempt in range(ATTEMPTS, 0, -1):
        try:
            _run(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            return
        except psycopg.errors.InsufficientPrivilege:
            if attempt == 1:
                raise
            time.sleep(0.5)


def _answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute("SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user").fetchone()
    except psycopg.OperationalError:
        return False
    return bool(row and row[0])


def _run(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


if __name__ == "__main__":
    print(find_server() or "")  # noqa: T201 -- the Makefile asks
