"""`stillroom ledger` as people type it, on each database."""

import json

from tests.installation import Installation
from tests.integration.ledger.test_processes import PRELUDE, finish

TAMPER = """
from stillroom.apps.ledger.triggers import install_triggers
from django.db import connection
drop = {"sqlite": "DROP TRIGGER ledger_statement_no_update",
        "postgresql": "DROP TRIGGER ledger_statement_is_kept ON ledger_statement"}[connection.vendor]
with connection.cursor() as cursor:
    cursor.execute(drop)
    cursor.execute("UPDATE ledger_statement SET person = 'somebody else' WHERE seq = 2")
"""


def test_verify_and_checkpoint(migrated: Installation) -> None:
    nothing = migrated.run("ledger", "checkpoint")
    assert nothing.returncode == 0
    assert "no statement to sign" in nothing.stdout
    finish(migrated.start_python(PRELUDE + "append_in_one_transaction(drafts(3))"))

    signed = migrated.run("ledger", "checkpoint", "--format", "json")
    assert [head["seq"] for head in json.loads(signed.stdout)["checkpoints"]] == [3]
    whole = migrated.run("ledger", "verify")
    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout.startswith("3 statements of 1 organisation: all whole")
    unknown = migrated.run("ledger", "verify", "--organisation", "XXX")
    assert unknown.returncode == 2
    assert "XXX" in unknown.stderr

    finish(migrated.start_python(TAMPER))
    broken = migrated.run("ledger", "verify", "--organisation", "rr8")
    assert broken.returncode == 1
    assert broken.stdout == ""
    assert "RR8, statement 2 (id " in broken.stderr
    assert "the column person was altered" in broken.stderr
    told = migrated.run("ledger", "verify", "--format", "json")
    assert told.returncode == 1
    assert [finding["seq"] for finding in json.loads(told.stdout)["findings"]] == [2]
    assert migrated.run("ledger", "verify", "--chain-only").returncode == 0
    checked = migrated.run("check")
    assert checked.returncode == 1
    assert "is not in the database. Run: stillroom migrate" in checked.stderr
    assert migrated.run("migrate").returncode == 0
    assert migrated.run("check").returncode == 0
