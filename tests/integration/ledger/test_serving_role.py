"""On PostgreSQL the role that serves may read and add to the ledger, and nothing else: proven as that role."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests import postgres
from tests.installation import Installation
from tests.required import skip_without

PASSWORD = "serves"
APPEND = """
from datetime import UTC, datetime
from django.db import transaction
from stillroom.apps.ledger.draft import Draft
from stillroom.apps.ledger.services.append import append, lock_chain
from stillroom.apps.places.models import Organisation
now = datetime(2026, 3, 14, 9, tzinfo=UTC)
place, _ = Organisation.objects.get_or_create(ods_code="RR8", defaults={"name": "Leeds", "recorded_at": now})
person, author = "01890000-0000-7000-8000-000000000001", "01890000-0000-7000-8000-000000000002"
with transaction.atomic():
    append(lock_chain(place), [Draft("self_assessment", person, author, now, texts={"reason": "why"})], now)
"""


@dataclass(frozen=True)
class WithServingRole(Installation):
    role: str = ""

    @property
    def env(self) -> dict[str, str]:
        return super().env | {"STILLROOM_SERVING_ROLE": self.role}

    def as_serving_role(self) -> Installation:
        parts = urlsplit(self.database_url)
        address = f"{self.role}:{PASSWORD}@{parts.netloc.rpartition('@')[2]}"
        database_url = parts._replace(netloc=address).geturl()
        return WithServingRole(home=self.home, database_url=database_url, role=self.role)


@pytest.fixture
def serving_role() -> Iterator[str]:
    """A new role with no right but to sign in. Ask for it before the database, so that it is dropped after it."""
    server = postgres.find_server()
    if server is None:
        skip_without("postgres", "no PostgreSQL: set STILLROOM_TEST_POSTGRES, or start the local cluster")
    name = f"stillroom_serves_{uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        query = "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"
        if connection.execute(query).fetchone() != (True,):
            skip_without("postgres", "the tests' role on PostgreSQL may not create roles: give it CREATEROLE")
        connection.execute(SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(Identifier(name), PASSWORD))
        try:
            yield name
        finally:
            connection.execute(SQL("DROP ROLE {}").format(Identifier(name)))


@pytest.fixture
def served(tmp_path: Path, serving_role: str, postgres_url: str) -> Installation:
    owner = WithServingRole(home=tmp_path / "home", database_url=postgres_url, role=serving_role)
    migrated = owner.run("migrate")
    assert migrated.returncode == 0, migrated.stderr
    return owner.as_serving_role()


def test_it_serves_and_appends(served: Installation) -> None:
    for _ in range(2):
        process = served.start_python(APPEND)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    checked = served.run("check")
    assert checked.returncode == 0, checked.stderr
    assert "OK  serving role" in checked.stdout


REFUSED = [
    "UPDATE ledger_statement SET outcome = 'pass'",
    "DELETE FROM ledger_statement",
    "TRUNCATE ledger_statement",
    "ALTER TABLE ledger_statement DISABLE TRIGGER ALL",
    "DROP TRIGGER ledger_statement_is_kept ON ledger_statement",
    "UPDATE ledger_checkpoint SET seq = 0",
    "DELETE FROM ledger_checkpoint",
    "UPDATE ledger_statementtext SET text = ''",
    "DELETE FROM ledger_chainhead",
    "DELETE FROM django_migrations",
    "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "SET session_replication_role = replica",
]


def test_it_may_not_touch_what_is_recorded(served: Installation) -> None:
    with psycopg.connect(served.database_url, autocommit=True) as connection:
        for statement in REFUSED:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)  # type: ignore[call-overload]


def test_a_right_too_many_is_named_and_taken_away_by_migrating(
    served: Installation, serving_role: str, postgres_url: str
) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as owner:
        owner.execute(SQL("GRANT UPDATE (outcome) ON ledger_statement TO {}").format(Identifier(serving_role)))
    checked = served.run("check")
    assert checked.returncode == 1
    assert "may UPDATE ledger_statement" in checked.stderr
    assert (
        WithServingRole(home=served.home, database_url=postgres_url, role=serving_role).run("migrate").returncode == 0
    )
    assert served.run("check").returncode == 0


def test_an_unknown_role_stops_the_migration_in_plain_words(tmp_path: Path, postgres_url: str) -> None:
    migrated = WithServingRole(home=tmp_path / "home", database_url=postgres_url, role="nobody_of_that_name").run(
        "migrate"
    )
    assert migrated.returncode == 1
    assert "no such role" in migrated.stderr
    assert "Traceback" not in migrated.stderr
