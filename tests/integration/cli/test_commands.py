"""The commands as people type them, in processes of their own, on each database."""

import socket
import time
from http import HTTPStatus
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.installation import Installation


def test_help_needs_no_database_and_no_home(installation: Installation) -> None:
    assert installation.run("--help").returncode == 0
    assert not installation.home.exists()


def test_an_unknown_command_is_wrong_use(installation: Installation) -> None:
    assert installation.run("distil").returncode == 2


def test_the_embedded_database_is_prepared_by_itself_and_postgresql_by_migrate(installation: Installation) -> None:
    if installation.database_url:
        refused = installation.run("check")
        assert refused.returncode == 1
        assert "stillroom migrate" in refused.stderr
        assert installation.run("migrate").returncode == 0
    checked = installation.run("check")
    assert checked.returncode == 0, checked.stderr
    assert "OK  settings" in checked.stdout


def test_check_names_a_key_that_others_can_read(migrated: Installation) -> None:
    migrated.run("check")
    key = migrated.home / "keys" / "django"
    assert key.stat().st_mode & 0o777 == 0o600
    key.chmod(0o644)
    checked = migrated.run("check")
    assert checked.returncode == 1
    assert f"chmod 600 {key}" in checked.stderr


def test_invite_prints_only_the_link(migrated: Installation) -> None:
    invited = migrated.run("invite", "ada@example.nhs.uk", "--organisation", "rr8")
    assert invited.returncode == 0, invited.stderr
    assert invited.stdout.startswith("http://localhost:8000/invitation/")
    assert len(invited.stdout.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("nobody",), ("ada@example.nhs.uk", "--role", "king")])
def test_invite_refuses_what_is_no_address_or_no_role(migrated: Installation, arguments: tuple[str, ...]) -> None:
    refused = migrated.run("invite", *arguments, "--organisation", "RR8")
    assert refused.returncode == 2
    assert refused.stderr
    assert not refused.stdout


def test_serve_answers_the_health_check_and_stops_when_told(migrated: Installation) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = migrated.start("serve", "--port", str(port), "--workers", "1")
    try:
        assert wait_for(f"http://127.0.0.1:{port}/health/") == HTTPStatus.OK
        with urlopen(f"http://127.0.0.1:{port}/account/sign-in/") as page:
            assert "Sign in" in page.read().decode()
    finally:
        server.terminate()
        server.communicate(timeout=30)
    assert server.returncode == 0


def wait_for(url: str) -> int:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urlopen(url) as response:
                return int(response.status)
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
