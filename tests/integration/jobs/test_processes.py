"""The worker as a process: killed in the middle of its work, another does it; stopped with the server."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.installation import Installation

# A kind of job whose first attempt never ends, and whose second is done at once.
KIND = """
import pathlib, time
from django.conf import settings
from stillroom.apps.accounts.jobs.kinds import JobKind, Made, register_kind
from stillroom.apps.accounts.services.work import JobWorker

def work(job, tell):
    begun = pathlib.Path(settings.STILLROOM_HOME, "begun")
    if not begun.exists():
        begun.touch()
        time.sleep(300)
    made = Made("answer.txt", "text/plain")
    made.path.write_text("42")
    return [made]

register_kind(JobKind("test", work, lambda job: True))
"""
ASK = """
from stillroom.apps.accounts.ids import new_id
from stillroom.apps.accounts.models import User
from stillroom.apps.accounts.services.start_job import start_job
ada = User.objects.create_user("ada@example.nhs.uk", name="Ada")
start_job(id=new_id(), kind="test", title="An answer", parameters={}, by=ada)
"""
FOLLOW = """
from stillroom.apps.accounts.models import Job, JobFile
from stillroom.apps.accounts.services.work import take_back_own
take_back_own("one")
JobWorker("one").look()
print(Job.objects.get().state, JobFile.objects.count())
"""


def test_a_worker_killed_at_work_is_followed_by_one_that_does_it(migrated: Installation) -> None:
    first = migrated.start_python(f"{KIND}{ASK}JobWorker('one').run()")
    wait_until((migrated.home / "begun").exists)
    first.send_signal(signal.SIGKILL)
    first.communicate(timeout=10)
    out, err = migrated.start_python(f"{KIND}{FOLLOW}").communicate(timeout=60)
    assert out.split() == ["done", "1"], err


def test_the_server_starts_a_worker_again_and_stops_it_with_itself(tmp_path: Path) -> None:
    installation = Installation(home=tmp_path / "home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = installation.start("serve", "--port", str(port), "--workers", "1")
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/health/worker/"))
        first = workers_of(server.pid)
        assert len(first) == 1
        os.kill(first[0], signal.SIGKILL)
        wait_until(lambda: bool(set(workers_of(server.pid)) - set(first)))
        second = workers_of(server.pid)
    finally:
        server.terminate()
        server.communicate(timeout=40)
    assert server.returncode == 0
    assert not alive(second[0])


def workers_of(server: int) -> list[int]:
    found = subprocess.run(
        ["pgrep", "-P", str(server), "-f", "stillroom.cli.main worker"], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def answers(url: str) -> bool:
    try:
        with urlopen(url) as response:
            return bool(response.status == 200)
    except (HTTPError, URLError, ConnectionError):
        return False


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.3)
