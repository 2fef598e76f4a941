"""`stillroom demo` as people type it, on each database."""

import socket
from pathlib import Path

from stillroom.demo.sign_ins import PASSWORD, SIGN_INS
from tests.installation import Installation


def prepared(installation: Installation) -> Installation:
    if installation.database_url:
        assert installation.run("migrate").returncode == 0
    return installation


def test_it_prints_who_one_can_sign_in_as_and_its_ledger_verifies(installation: Installation) -> None:
    built = prepared(installation).run("demo", "--no-serve")
    assert built.returncode == 0, built.stderr
    assert PASSWORD in built.stdout
    assert all(sign_in.email in built.stdout for sign_in in SIGN_INS)
    assert (installation.home / "synthetic").exists()
    verified = installation.run("ledger", "verify")
    assert verified.returncode == 0, verified.stderr
    again = installation.run("demo", "--no-serve")
    assert again.stdout == built.stdout


def test_reset_builds_it_anew_on_the_embedded_database_only(installation: Installation) -> None:
    if installation.database_url:
        refused = prepared(installation).run("demo", "--no-serve", "--reset")
        assert refused.returncode == 2
        assert "embedded" in refused.stderr
        return
    installation.run("demo", "--no-serve")
    reset = installation.run("demo", "--no-serve", "--reset")
    assert reset.returncode == 0, reset.stderr
    assert installation.run("ledger", "verify").returncode == 0


def test_it_leaves_real_data_alone(installation: Installation) -> None:
    prepared(installation).run("invite", "ada@example.nhs.uk", "--organisation", "RR8")
    refused = installation.run("demo", "--no-serve", *([] if installation.database_url else ["--reset"]))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "leaves it alone" in refused.stderr
    assert not (installation.home / "synthetic").exists()


def test_a_port_in_use_is_said_before_anything_is_built(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = Installation(home=tmp_path / "home").run("demo", "--port", str(port))
    assert refused.returncode == 1
    assert f"port {port}" in refused.stderr
