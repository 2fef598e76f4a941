"""`stillroom passport`: anyone checks what others issued, with neither an installation nor, if need be, a network."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from stillroom.cli.main import app
from stillroom.standards.credentials.data_integrity import secure
from stillroom.standards.credentials.did import did_document, did_web, status_list_service
from stillroom.standards.credentials.offline_token import sign_offline
from stillroom.standards.credentials.passport_file import write_passport
from stillroom.standards.credentials.status_list import status_list_document
from tests.unit.standards.credentials.issuing import PRIVATE, PUBLIC, document

pytestmark = pytest.mark.unit
SECRET = "a" * 43
NOW = datetime.now(UTC)


class Issuer:
    """A hospital on this machine that publishes its keys and a status list, and shares a passport under a link."""

    def __init__(self, port: int) -> None:
        self.base = f"http://localhost:{port}"
        self.did = did_web(f"{self.base}/organisations/1")
        self.key_id = f"{self.did}#key-1"
        self.list_url = f"{self.base}/status/1/revocation/"
        self.link = f"{self.base}/shared/{SECRET}/"
        self.revoked: list[int] = []

    def credential(self, **members: Any) -> dict[str, Any]:
        status = {
            "id": f"{self.list_url}#7",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "7",
            "statusListCredential": self.list_url,
        }
        made = document(validUntil="2099-01-01T00:00:00Z", credentialStatus=[status], **members)
        made["issuer"] = {"id": self.did, "type": ["Profile"], "name": "Whatever it calls itself"}
        made["credentialSubject"]["identifier"] = [
            {"type": "IdentityObject", "hashed": False, "identityHash": "Olive Operator", "identityType": "name"}
        ]
        return self.signed(made)

    def signed(self, made: dict[str, Any]) -> dict[str, Any]:
        return secure(made, PRIVATE, verification_method=self.key_id, created=NOW)

    def offline_token(self) -> str:
        return sign_offline(self.credential(), PRIVATE, key_id=self.key_id)

    def page(self, path: str) -> dict[str, Any] | None:
        if path == "/organisations/1/did.json":
            return did_document(self.did, {"key-1": PUBLIC}, [status_list_service(self.did, [self.list_url])])
        if path == "/status/1/revocation/":
            return self.signed(
                status_list_document(
                    url=self.list_url,
                    issuer=self.did,
                    purpose="revocation",
                    set_bits=self.revoked,
                    valid_from=NOW - timedelta(hours=2),
                    valid_until=NOW + timedelta(days=1),
                )
            )
        return write_passport([self.credential()]) if path == f"/shared/{SECRET}/passport.json" else None


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = made.page(self.path)
            self.send_response(404 if found is None else 200)
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Issuer(server.server_port)
    Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    return ["--trust", str(tmp_path / "trust.toml"), "--lists", str(tmp_path / "lists")]


@pytest.fixture
def trusted(issuer: Issuer, files: list[str]) -> Issuer:
    assert run("trust", "add", issuer.did, "--name", "Hospital A", *files[:2], "--this-machine").exit_code == 0
    return issuer


def run(*arguments: str, **given: Any) -> Result:
    return CliRunner().invoke(app, ["passport", *arguments], **given)


def written(folder: Path, found: object) -> str:
    file = folder / "shown.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    return str(file)


def test_a_credential_of_a_trusted_issuer_is_valid(trusted: Issuer, files: list[str], tmp_path: Path) -> None:
    done = run("verify", written(tmp_path, trusted.credential()), *files, "--this-machine")
    assert done.exit_code == 0, done.output
    for words in ("VALID", "Hospital A", "Olive Operator", "Aseptic technique", "2099-01-01", "withdrawn it as of now"):
        assert words in done.stdout
    assert done.stderr == ""


def test_it_is_told_to_programs_too(trusted: Issuer, files: list[str], tmp_path: Path) -> None:
    file = written(tmp_path, write_passport([trusted.credential(), {**trusted.credential(), "trusted": True}]))
    done = run("verify", file, *files, "--this-machine", "--format", "json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found["verdict"] == "invalid"
    assert [each["verdict"] for each in found["credentials"]] == ["valid", "invalid"]
    assert found["credentials"][0]["subject"] == "Olive Operator"
    assert found["credentials"][1]["subject"] == ""  # nobody signed for it, so it is not repeated
    assert found["credentials"][1]["checks"][0]["problem"] == "unsigned_members"
    assert "signature does not cover" in done.stderr


def test_an_issuer_nobody_here_knows_is_no_reason_to_believe(issuer: Issuer, files: list[str], tmp_path: Path) -> None:
    file = written(tmp_path, issuer.credential())
    (tmp_path / "trust.toml").write_text("")
    done = run("verify", file, *files, "--this-machine")
    assert done.exit_code == 1
    assert "CANNOT TELL" in done.stdout
    assert "not on the list trusted here" in done.stderr


def test_a_link_is_opened_while_it_is_shared(trusted: Issuer, files: list[str]) -> None:
    assert run("verify", trusted.link, *files, "--this-machine").exit_code == 0
    ended = run("verify", trusted.link.replace("aaa", "bbb"), *files, "--this-machine")
    assert (ended.exit_code, "Nothing is shared under this link" in ended.stderr) == (1, True)


def test_another_link_is_not_opened(trusted: Issuer, files: list[str]) -> None:
    done = run("verify", f"{trusted.base}/organisations/1/did.json", *files, "--this-machine")
    assert (done.exit_code, "it was not opened" in done.stderr) == (1, True)


def test_offline_it_says_how_old_what_it_knows_is(trusted: Issuer, files: list[str], tmp_path: Path) -> None:
    token = trusted.offline_token()
    blind = run("verify", token, "--offline", *files)
    assert (blind.exit_code, "needs the network" in blind.stderr) == (1, True)
    assert run("fetch-lists", *files, "--this-machine").exit_code == 0
    trusted.revoked.append(7)  # which nobody here can know before the lists are fetched again
    kept = next((tmp_path / "lists").iterdir())
    kept.write_text(kept.read_text().replace(*_an_hour_earlier(kept)))
    done = run("verify", token, "--offline", *files)
    assert done.exit_code == 0, done.output
    assert "as of 60 minutes ago" in done.stdout
    assert run("fetch-lists", *files, "--this-machine").exit_code == 0
    later = run("verify", token, "--offline", *files)
    assert (later.exit_code, "revoked" in later.stderr) == (1, True)


def _an_hour_earlier(kept: Path) -> tuple[str, str]:
    fetched = json.loads(kept.read_text())["fetched_at"]
    return fetched, (datetime.fromisoformat(fetched) - timedelta(minutes=60)).isoformat()


def test_an_issuer_that_does_not_answer_leaves_what_is_kept(trusted: Issuer, files: list[str], tmp_path: Path) -> None:
    trust = tmp_path / "trust.toml"
    trust.write_text(trust.read_text().replace("organisations:1", "organisations:2"))
    done = run("fetch-lists", *files, "--this-machine")
    assert (done.exit_code, "Hospital A:" in done.stderr) == (1, True)


def test_the_keys_are_shown_for_comparing(trusted: Issuer, files: list[str]) -> None:
    listed = run("trust", "list", *files[:2])
    assert "Hospital A" in listed.stdout
    assert listed.stdout.splitlines()[1].split()[0] == "key-1"
    assert len(listed.stdout.splitlines()[1].split()) == 9


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify",),
        ("verify", "nothing-of-that-name.json"),
        ("verify", "x" * 5000),
        ("verify", "https://a.example.nhs.uk/shared/aaaaaaaaaaaaaaaaaaaaa/", "--offline"),
        ("verify", "{}", "--trust", "nothing-of-that-name.toml"),
        ("trust", "add", "a.example.nhs.uk", "--name", "A"),
    ],
)
def test_wrong_use_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    "text", ["issuer = 1", "[[issuer]]\ndid = 1", "[[issuer]]\ndid='a'\nname='b'\nkeys={a='b'}", "x = [", "other = 1"]
)
def test_a_bad_trust_file_is_wrong_use(text: str, tmp_path: Path) -> None:
    (tmp_path / "trust.toml").write_text(text)
    assert run("trust", "list", "--trust", str(tmp_path / "trust.toml")).exit_code == 2


def test_what_is_hostile_is_refused(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "trust.toml").write_text("")
    for data in (b"{" + b" " * 10_000_000 + b"}", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, b"\x00\xff"):
        (tmp_path / "hostile").write_bytes(data)
        done = run("verify", str(tmp_path / "hostile"), *files, "--offline")
        assert (done.exit_code, bool(done.stderr)) == (1, True)


def test_it_needs_no_installation(tmp_path: Path) -> None:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("STILLROOM", "DATABASE", "DJANGO"))
    }
    command = [sys.executable, "-m", "stillroom.cli.main", "passport", "verify", "-", "--offline"]
    env = {**kept, "HOME": str(tmp_path)}
    done = subprocess.run(command, input=b"{}", env=env, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert b"not a credential" in done.stderr
    assert list(tmp_path.iterdir()) == []
