"""`stillroom worker`"""

import os
import signal
import socket
from types import FrameType
from typing import Annotated

import typer

from stillroom.cli.start import start


def worker(
    name: Annotated[str, typer.Option(help="One process's at a time. Default: this machine and process.")] = "",
    parent: Annotated[int, typer.Option(hidden=True)] = 0,
) -> None:
    """Do what is asked for behind the pages, until stopped. `stillroom serve` starts one by itself."""
    start()
    from stillroom.apps.accounts.services.work import JobWorker

    working = JobWorker((name or f"{socket.gethostname()}-{os.getpid()}")[:64])

    def stop(signum: int, frame: FrameType | None) -> None:
        working.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    working.run(parent=parent or None)
