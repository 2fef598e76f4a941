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

SECONDS_BEFORE_AGAIN = 2.0
SECONDS_TO_FINISH = 20.0
"""Longer than a job is expected to take; what is not finished by then is taken again by the next worker."""


@contextmanager
def one_worker(port: int) -> Iterator[None]:
    """A worker runs within the block."""
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep, args=(f"serve-{socket.gethostname()[:40]}-{port}", stopping), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join(SECONDS_TO_FINISH + 5)


def _keep(name: str, stopping: threading.Event) -> None:
    while not stopping.is_set():
        # A session of its own: Ctrl+C reaches the server, which then stops the worker in order.
        process = subprocess.Popen(  # noqa: S603 - nothing of it is typed by anyone
            [sys.executable, "-m", "stillroom.cli.main", "worker", "--name", name, "--parent", str(os.getpid())],
            start_new_session=True,
        )
        while process.poll() is None and not stopping.wait(0.2):
            pass
        if process.returncode is None:
            _stop(process)
            return
        logger.error("worker died", extra={"fields": {"worker": name, "code": process.returncode}})
        stopping.wait(SECONDS_BEFORE_AGAIN)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_FINISH)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
