"""A new database is migrated by a shorter way than Django's, which must lead to the same place."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.installation import Installation

PROGRAM = """
import json
from django.core.management import call_command
from django.core.management.commands.migrate import Command as AsDjangoDoes
from django.conf import settings
from django.db import connection
settings.STILLROOM_HOME.mkdir(parents=True, exist_ok=True)
call_command({command}, verbosity=0, interactive=False)
queries = {{
    "sqlite": ["SELECT name, sql FROM sqlite_master ORDER BY name"],
    "postgresql": [
        "SELECT table_name, column_name, ordinal_position, data_type, character_maximum_length, is_nullable,"
        " column_default FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
    ],
}}[connection.vendor]
with connection.cursor() as cursor:
    for query in queries:
        cursor.execute(query)
        for row in cursor.fetchall():
            print(json.dumps(row))
"""


@pytest.fixture
def another(installation: Installation, tmp_path: Path) -> Iterator[Installation]:
    if not installation.database_url:
        yield Installation(tmp_path / "another")
        return
    server = postgres.find_server()
    assert server
    with postgres.new_database(server) as url:
        yield Installation(tmp_path / "another", url)


def schema(installation: Installation, command: str) -> list[list[str]]:
    out, errors = installation.start_python(PROGRAM.format(command=command)).communicate(timeout=120)
    assert out, errors
    return [json.loads(line) for line in out.splitlines()]


def test_the_schema_is_the_one_that_django_makes(installation: Installation, another: Installation) -> None:
    ours = schema(installation, '"migrate"')
    assert len(ours) > 100
    assert ours == schema(another, "AsDjangoDoes()")
