"""The database refuses to change what is recorded, whoever asks.

Proves H1.
"""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from stillroom.apps.ledger.models import ChainHead, Checkpoint, Statement, StatementText
from stillroom.apps.ledger.services.checkpoint import make_checkpoint
from stillroom.apps.ledger.triggers import TABLES, check_triggers, install_triggers, missing_triggers
from stillroom.apps.places.models import Organisation
from tests.integration.ledger.conftest import NOW


def refused(sql: str, parameters: tuple[object, ...] = ()) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def done(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def checkpoint(chain_of_ten: Organisation) -> Checkpoint:
    return make_checkpoint(chain_of_ten, seq=10, hashed=b"h" * 32, at=NOW)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_statement SET outcome = 'fail' WHERE seq = 3",
        "UPDATE ledger_statement SET seq = seq + 100",
        "DELETE FROM ledger_statement WHERE seq = 10",
        "UPDATE ledger_checkpoint SET seq = 1",
        "DELETE FROM ledger_checkpoint",
        "UPDATE ledger_statementtext SET text = 'Another reason.'",
        "UPDATE ledger_chainhead SET seq = 9",
        "DELETE FROM ledger_chainhead",
        "INSERT INTO ledger_statement SELECT * FROM ledger_statement WHERE seq = 3"
        " ON CONFLICT (id) DO UPDATE SET outcome = 'fail'",
    ],
)
def test_changes_are_refused(checkpoint: Checkpoint, sql: str) -> None:
    refused(sql)


@pytest.mark.parametrize("queryset", [Statement.objects, Checkpoint.objects, ChainHead.objects])
def test_deleting_through_django_is_refused(checkpoint: Checkpoint, queryset: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        queryset.all().delete()  # type: ignore[attr-defined]


def test_the_text_of_a_statement_can_be_erased(chain_of_ten: Organisation) -> None:
    StatementText.objects.all().delete()
    assert not StatementText.objects.exists()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_truncate_is_refused(checkpoint: Checkpoint, table: str) -> None:
    if connection.vendor == "postgresql":
        done("SET CONSTRAINTS ALL IMMEDIATE")
        refused(f"TRUNCATE {table}")
    elif table != "ledger_statementtext":
        refused(f"DELETE FROM {table}")


REPLACING = {
    "the same id": {"seq": "99", "reference": "'r-99'"},
    "the same place in the chain": {"id": "'other'", "reference": "'r-99'"},
    "the same reference": {"id": "'other'", "seq": "99"},
    "the same hidden row": {"id": "'other'", "seq": "99", "reference": "'r-99'", "rowid": "rowid"},
}


@pytest.mark.parametrize("changes", REPLACING.values(), ids=REPLACING)
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT"])
def test_sqlite_refuses_to_replace_a_statement(organisation: Organisation, verb: str, changes: dict[str, str]) -> None:
    if connection.vendor != "sqlite":
        return  # PostgreSQL has no REPLACE; its upsert is tested above.
    from stillroom.apps.ledger.services.append import append, lock_chain
    from tests.integration.ledger.conftest import some_drafts

    append(lock_chain(organisation), some_drafts(1, reference="r-1"), NOW)
    columns = [field.column for field in Statement._meta.concrete_fields]
    named = [*columns, *(["rowid"] if "rowid" in changes else [])]
    values = [changes.get(column, column) for column in named]
    refused(f"{verb} INTO ledger_statement ({', '.join(named)}) SELECT {', '.join(values)} FROM ledger_statement")


@pytest.mark.parametrize("table", sorted(TABLES))
def test_sqlite_refuses_to_replace_any_row(checkpoint: Checkpoint, table: str) -> None:
    if connection.vendor == "sqlite":
        refused(f"REPLACE INTO {table} SELECT * FROM {table}")


def test_two_statements_without_a_reference_do_not_meet(chain_of_ten: Organisation) -> None:
    assert Statement.objects.filter(reference="").count() == 10


def test_none_is_missing_and_installing_again_changes_nothing(db: None) -> None:
    assert missing_triggers() == []
    install_triggers()
    assert missing_triggers() == []


def drop(name: str, table: str) -> None:
    done(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


def test_a_missing_trigger_is_named_and_every_migrate_brings_it_back(db: None) -> None:
    names = {"sqlite": "ledger_statement_no_update", "postgresql": "ledger_statement_is_kept"}
    name = names[connection.vendor]
    drop(name, "ledger_statement")
    assert missing_triggers() == [name]
    assert name in check_triggers()[0]
    call_command("migrate", verbosity=0)
    assert missing_triggers() == []


def test_a_trigger_made_harmless_is_missing(db: None) -> None:
    if connection.vendor == "sqlite":
        drop("ledger_statement_no_delete", "ledger_statement")
        done(
            "CREATE TRIGGER ledger_statement_no_delete BEFORE DELETE ON ledger_statement WHEN 0"
            " BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        assert missing_triggers() == ["ledger_statement_no_delete"]
        return
    done("ALTER TABLE ledger_statement DISABLE TRIGGER ledger_statement_is_kept")
    assert missing_triggers() == ["ledger_statement_is_kept"]
    install_triggers()
    assert missing_triggers() == []
    done(
        "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql"
        " AS $$BEGIN RETURN COALESCE(NEW, OLD); END$$"
    )
    assert "ledger_statement_is_kept" in missing_triggers()
    install_triggers()
    assert missing_triggers() == []


def test_rebuilding_the_table_is_repaired(chain_of_ten: Organisation) -> None:
    """As Django alters a table on SQLite: a new one, the rows copied, the old one dropped, triggers and all."""
    if connection.vendor != "sqlite":
        return
    columns = ", ".join(field.column for field in Statement._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'ledger_statement'")
        made = cursor.fetchone()[0]
    done(made.replace('"ledger_statement"', '"new__ledger_statement"', 1))
    done(f"INSERT INTO new__ledger_statement ({columns}) SELECT {columns} FROM ledger_statement")
    done("DROP TABLE ledger_statement")
    done("ALTER TABLE new__ledger_statement RENAME TO ledger_statement")
    assert "ledger_statement_no_delete" in missing_triggers()
    call_command("migrate", verbosity=0)
    refused("DELETE FROM ledger_statement")
