"""Backups and restores as people make them, on both databases."""

import json
import shutil
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests import postgres
from tests.installation import Installation
from tests.integration.ledger.test_processes import PRELUDE, finish, verified


@pytest.fixture
def ledger(migrated: Installation) -> Installation:
    """An installation with ten statements."""
    state(migrated, 10)
    return migrated


@pytest.fixture
def another(migrated: Installation, tmp_path: Path) -> Iterator[Installation]:
    """A machine on which nothing was ever done, but to which the keys were brought."""
    home = tmp_path / "another"
    if not migrated.database_url:
        yield Installation(home)
        return
    server = postgres.find_server()
    assert server
    with postgres.new_database(server) as url:
        yield Installation(home, url)


def state(installation: Installation, count: int) -> None:
    finish(installation.start_python(PRELUDE + f"append_in_one_transaction(drafts({count}))"))


def bring_keys(source: Installation, target: Installation) -> None:
    shutil.copytree(source.home / "keys", target.home / "keys", dirs_exist_ok=True)


def test_a_backup_is_restored_on_another_machine(ledger: Installation, another: Installation, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    assert ledger.run("backup", str(file)).returncode == 0
    assert file.stat().st_mode & 0o777 == 0o600
    with tarfile.open(file) as archive:
        assert set(archive.getnames()) == {"manifest.json", "database", "checkpoints/RR8.jsonl"}
    again = ledger.run("backup", str(file))
    assert again.returncode == 1
    assert "exists already" in again.stderr

    without_keys = another.run("restore", str(file))
    assert without_keys.returncode == 1
    assert "Put it back" in without_keys.stderr
    bring_keys(ledger, another)
    refused = another.run("restore", str(file))
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    restored = another.run("restore", str(file), "--replace")
    assert restored.returncode == 0, restored.stderr
    assert "10 statements" in restored.stdout
    checked = another.run("check")
    assert checked.returncode == 0, checked.stderr
    state(another, 5)
    assert verified(another)["statements"] == 15
    assert verified(ledger)["statements"] == 10


def test_restoring_an_old_backup_says_what_is_missing(ledger: Installation, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    assert ledger.run("backup", str(file)).returncode == 0
    state(ledger, 3)
    assert ledger.run("ledger", "checkpoint").returncode == 0
    restored = ledger.run("restore", str(file), "--replace")
    assert restored.returncode == 1
    assert "RR8, statement 11: it is missing" in restored.stderr
    assert "signed 13 statements" in restored.stderr


def test_there_is_nothing_to_back_up(installation: Installation, tmp_path: Path) -> None:
    refused = installation.run("backup", str(tmp_path / "backup.tar"))
    assert refused.returncode == 1
    assert "nothing to back up" in refused.stderr


@pytest.fixture
def embedded(tmp_path: Path) -> Installation:
    """An embedded database of ten statements, and its backup beside it."""
    installation = Installation(tmp_path / "home")
    assert installation.run("migrate").returncode == 0
    state(installation, 10)
    assert installation.run("backup", str(tmp_path / "backup.tar")).returncode == 0
    return installation


def rewritten(file: Path, change: Callable[[Path, dict[str, object]], None], *, resign: bool = True) -> Path:
    """A copy of the backup with its database and manifest changed, and the check sum made to fit."""
    folder = file.with_suffix(".unpacked")
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    manifest = json.loads((folder / "manifest.json").read_text())
    change(folder / "database", manifest)
    if resign:
        manifest["sha256"]["database"] = sha256((folder / "database").read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    target = file.with_name("rewritten.tar")
    with tarfile.open(target, "w") as archive:
        for name in ("manifest.json", "database", "checkpoints/RR8.jsonl"):
            archive.add(folder / name, arcname=name)
    shutil.rmtree(folder)
    return target


def test_a_backup_that_was_tampered_with_is_found(embedded: Installation, tmp_path: Path) -> None:
    def cut(database: Path, manifest: dict[str, object]) -> None:
        with closing(sqlite3.connect(database)) as connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute("DELETE FROM ledger_statement WHERE seq > 8")
            connection.execute(
                "UPDATE ledger_chainhead SET seq = 8, (hash, recorded_at) ="
                " (SELECT hash, recorded_at FROM ledger_statement WHERE seq = 8)"
            )
            connection.commit()

    restored = embedded.run("restore", str(rewritten(tmp_path / "backup.tar", cut)), "--replace")
    assert restored.returncode == 1
    assert "RR8, statement 9: it is missing" in restored.stderr


def test_what_is_no_backup_changes_nothing(embedded: Installation, tmp_path: Path) -> None:
    backup = tmp_path / "backup.tar"
    (tmp_path / "text.tar").write_text("no archive")
    (tmp_path / "short.tar").write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    files = {
        "damaged, or no backup": [tmp_path / "text.tar", tmp_path / "short.tar"],
        "not as it was written": [rewritten(backup, lambda file, _: file.write_bytes(b"nothing"), resign=False)],
    }
    for words, paths in files.items():
        for path in paths:
            refused = embedded.run("restore", str(path), "--replace")
            assert refused.returncode == 1
            assert words in refused.stderr, path
            assert "Traceback" not in refused.stderr
    for words, change in {
        "no SQLite database": lambda file, _: file.write_bytes(b"nothing"),
        "later version": lambda _, manifest: manifest["migrations"].append("ledger.9999_from_the_future"),
        "of its own kind": lambda _, manifest: manifest.update(database="postgresql"),
    }.items():
        refused = embedded.run("restore", str(rewritten(backup, change)), "--replace")  # type: ignore[arg-type]
        assert refused.returncode == 1
        assert words in refused.stderr
        assert "Traceback" not in refused.stderr
    assert verified(embedded)["statements"] == 10


def test_an_embedded_database_is_not_put_among_somebody_elses_tables(embedded: Installation, tmp_path: Path) -> None:
    other = replace(embedded, home=tmp_path / "other")
    other.home.mkdir()
    with closing(sqlite3.connect(other.home / "stillroom.sqlite3")) as connection:
        connection.execute("CREATE TABLE payroll (salary)")
    refused = other.run("restore", str(tmp_path / "backup.tar"), "--replace")
    assert refused.returncode == 1
    assert "not Stillroom's" in refused.stderr
