"""`stillroom demo` as people type it, on each database."""

import socket
from pathlib import Path

from stillroom.demo.sign_ins import PASSWORD, SIGN_INS
from tests.installation import Installation


def test_it_prints_who_one_can_sign_in_as_and_its_ledger_verifies(migrated: Installation) -> None:
    built = migrated.run("demo", "--no-serve")
    assert built.returncode == 0, built.stderr
    assert PASSWORD in built.stdout
    assert all(sign_in.email in built.stdout for sign_in in SIGN_INS)
    assert (migrated.home / "synthetic").exists()
    verified = migrated.run("ledger", "verify")
    assert verified.returncode == 0, verified.stderr
    again = migrated.run("demo", "--no-serve")
    assert again.stdout == built.stdout


def test_reset_builds_it_anew_on_the_embedded_database_only(migrated: Installation) -> None:
    if migrated.database_url:
        refused = migrated.run("demo", "--no-serve", "--reset")
        assert refused.returncode == 2
        assert "embedded" in refused.stderr
        return
    migrated.run("demo", "--no-serve")
    reset = migrated.run("demo", "--no-serve", "--reset")
    assert reset.returncode == 0, reset.stderr
    assert migrated.run("ledger", "verify").returncode == 0


def test_it_leaves_real_data_alone(migrated: Installation) -> None:
    migrated.run("invite", "ada@example.nhs.uk", "--organisation", "RR8")
    refused = migrated.run("demo", "--no-serve", *([] if migrated.database_url else ["--reset"]))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "leaves it alone" in refused.stderr
    assert not (migrated.home / "synthetic").exists()


def test_a_port_in_use_is_said_before_anything_is_built(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = Installation(home=tmp_path / "home").run("demo", "--port", str(port))
    assert refused.returncode == 1
    assert f"port {port}" in refused.stderr
