"""Keeps one worker process beside the server: starts it, starts it again when it dies, stops it with the server."""

import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

logger = logging.getLogger("stillroom.jobs")

SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_BEFORE_AGAIN = 2.0
SECONDS_TO_FINISH = 20.0
"""Longer than a job is expected to take; what is not finished by then is taken again by the next worker."""


@contextmanager
def one_worker(port: int) -> Iterator[None]:
    """A worker runs within the block."""
    name, stopping = f"serve-{socket.gethostname()[:40]}-{port}", threading.Event()
    # Started before the server forks its own processes: a fork in between would keep this start from ending.
    keeper = threading.Thread(target=_keep, args=(name, _start(name), stopping), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join(SECONDS_TO_FINISH + 5)


def _keep(name: str, process: subprocess.Popen[bytes], stopping: threading.Event) -> None:
    while not stopping.wait(SECONDS_BETWEEN_LOOKS):
        if process.poll() is not None:
            logger.error("worker died", extra={"fields": {"worker": name, "code": process.returncode}})
            if stopping.wait(SECONDS_BEFORE_AGAIN):
                return
            process = _start(name)
    _stop(process)


def _start(name: str) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl+C reaches the server, which then stops the worker in order.
    return subprocess.Popen(  # noqa: S603 - nothing of it is typed by anyone
        [sys.executable, "-m", "stillroom.cli.main", "worker", "--name", name, "--parent", str(os.getpid())],
        start_new_session=True,
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_FINISH)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
