"""Two hospitals, each with an installation of its own, and HTTP between them: no national service is needed."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.installation import Installation

HOSPITAL_A = """
import json, sys
from django.conf import settings
from stillroom.apps.accounts import clock
from stillroom.apps.passport.addresses import did_of
from stillroom.apps.passport.models import IdentityCheck
from stillroom.apps.passport.services.confirm_identity import confirm_identity
from stillroom.apps.passport.services.issue_credentials import issue_credentials
from stillroom.apps.passport.services.share_passport import share_passport, stop_sharing
from stillroom.competence.days import day_of
from tests.hospital import make_hospital

def tell(**found):
    print(json.dumps(found), flush=True)

hospital = make_hospital("RR8")
olive, by = hospital.people["olive"], hospital.user("olive")
confirm_identity(person=olive, how=IdentityCheck.How.PHOTO_DOCUMENT, by=hospital.user("ann"))
share, secret = share_passport(
    person=olive, items=issue_credentials(person=olive, by=by), audience="Hospital B", purpose="A new post",
    last_day=day_of(clock.now()), by=by,
)
tell(did=did_of(hospital.organisation), link=f"{settings.STILLROOM_URL}/shared/{secret}/")
code = sys.stdin.readline().strip()
sign_off = next(row for row in hospital.rows if row["kind"] == "sign_off" and row["competency"] == code)
hospital.state("revocation", "olive", "una", days_ago=0.3, competency=code, about=sign_off["id"])
hospital.record_all()
tell(revoked=code, looked=list(share.views.values_list("how", flat=True)))
sys.stdin.readline()
stop_sharing(share=share, person=olive, by=by)
tell(stopped=True)
"""
HOSPITAL_B = """
import json, sys
from django.core.exceptions import ValidationError
from stillroom.apps.accounts import clock
from stillroom.apps.ledger.models import Statement
from stillroom.apps.passport.models import FollowedSource, IdentityCheck
from stillroom.apps.passport.selectors.transfers import found_of
from stillroom.apps.passport.services.follow_sources import follow_everywhere
from stillroom.apps.passport.services.keep_trust_list import trust_issuer
from stillroom.apps.passport.services.look_up_issuer import look_up_keys
from stillroom.apps.passport.services.open_shown import open_link
from stillroom.apps.passport.services.receive_person import confirm_it_is_she, receive_person
from stillroom.apps.passport.services.sign_transfer import sign_transfer
from stillroom.competence.transfer import Decision
from tests.hospital import make_hospital

def tell(**found):
    print(json.dumps(found), flush=True)

hospital = make_hospital("RQ9", trained=False)
ann, olive = hospital.user("ann"), hospital.people["olive"]
given = json.loads(sys.stdin.readline())
keys = look_up_keys(given["did"])
trust_issuer(
    organisation=hospital.organisation, did=given["did"], name="Hospital A", by=ann, keys=keys,
    compared_how="By telephone",
)
opened = open_link(given["link"], by=ann)
transfer = receive_person(
    person=olive, unit=hospital.unit, role_profile="aseptic_operator", credentials=opened.credentials, by=ann,
    source=opened.source, share_id=opened.share_id, address=opened.address,
)
confirm_it_is_she(
    transfer=transfer, how=IdentityCheck.How.PHOTO_DOCUMENT, names=["Olive Operator"], name_differs_because="", by=ann
)
transfer.refresh_from_db()
found = found_of(transfer, at=clock.now())
accepted = {key: Decision.ACCEPT for key, item in found.by_key.items() if item.least is Decision.ACCEPT}
sign_transfer(transfer=transfer, decisions=accepted, by=hospital.people["una"], user=hospital.user("una"))
tell(
    problems=list(transfer.credentials.exclude(problem="").values_list("problem", flat=True)),
    accepted=sorted(code for code, _ in accepted),
    current=follow_everywhere(),
)
code = sys.stdin.readline().strip()
changed = follow_everywhere()
suspended = Statement.objects.filter(organisation=hospital.organisation, kind="suspension", competency=code)
tell(changed=changed, states=sorted(FollowedSource.objects.values_list("state", flat=True)),
     suspended=suspended.count())
sys.stdin.readline()
try:
    open_link(given["link"], by=ann)
    tell(opened=True)
except ValidationError as error:
    tell(opened=False, words=error.messages[0])
"""


class Hospital:
    """A process that does what it is told, line by line, and answers in JSON."""

    def __init__(self, installation: Installation, program: str) -> None:
        self.process = installation.start_python(program)

    def end(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=20)

    def told(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, self.process.communicate(timeout=10)[1][-3000:]
        found: dict[str, Any] = json.loads(line)
        return found

    def tell(self, line: str = "") -> dict[str, Any]:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.told()


@pytest.fixture
def installations(tmp_path: Path) -> tuple[Installation, Installation]:
    """Both migrated, at addresses of their own. Two hospitals' homes are told apart by what is made in them later."""
    a, b = (Installation(tmp_path / name, url=f"http://localhost:{free_port()}") for name in ("a", "b"))
    done = a.run("migrate")
    assert done.returncode == 0, done.stderr
    shutil.copytree(a.home, b.home)
    return a, b


@pytest.fixture
def hospitals(installations: tuple[Installation, Installation]) -> Iterator[tuple[Hospital, Hospital]]:
    """Hospital A answers at its address. Hospital B only asks."""
    a, b = installations
    people = Hospital(a, HOSPITAL_A), Hospital(b, HOSPITAL_B)
    server = a.start("serve", "--port", a.url.rpartition(":")[2], "--workers", "1", "--no-worker")
    wait_for(f"{a.url}/health/", server)
    yield people
    for each in people:
        each.end()
    server.terminate()
    server.communicate(timeout=20)


def test_a_passport_crosses_and_what_is_revoked_follows(hospitals: tuple[Hospital, Hospital], tmp_path: Path) -> None:
    a, b = hospitals
    shared = a.told()

    received = b.tell(json.dumps(shared))
    assert received["problems"] == []
    assert received["accepted"]
    assert received["current"] == 0

    anyone = Installation(tmp_path / "nobody")
    checked = anyone.run("passport", "verify", shared["link"], "--this-machine", "--format", "json")
    assert json.loads(checked.stdout)["verdict"] == "cannot_tell"  # whoever trusts nobody is told so
    trust = ["--trust", str(tmp_path / "trust.toml"), "--this-machine"]
    assert anyone.run("passport", "trust", "add", shared["did"], "--name", "Hospital A", *trust).returncode == 0
    assert anyone.run("passport", "verify", shared["link"], *trust).returncode == 0

    code = received["accepted"][0]
    revoked = a.tell(code)
    assert revoked["looked"] == ["program"] * 3
    assert "revoked" in anyone.run("passport", "verify", shared["link"], *trust).stderr
    assert b.tell(code) == {
        "changed": 1,
        "states": ["current"] * (len(received["accepted"]) - 1) + ["revoked"],
        "suspended": 1,
    }

    assert a.tell() == {"stopped": True}
    ended = b.tell()
    assert (ended["opened"], "Nothing is shared under this link" in ended["words"]) == (False, True)
    assert not (tmp_path / "nobody").exists()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(url: str, server: "subprocess.Popen[str]", seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            if urlopen(url, timeout=2).status == HTTPStatus.OK:
                return
        except (URLError, OSError):
            assert server.poll() is None, server.communicate()[1]
            time.sleep(0.2)
    raise AssertionError("The server did not start.")
