"""`stillroom serve`"""

import os
from contextlib import nullcontext
from typing import Annotated

import typer

from stillroom.cli.start import start

THREADS = 8  # of each worker


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="How many processes serve.", min=1)] = 2,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="`stillroom worker` runs elsewhere.")] = False,
) -> None:
    """Serve the pages over http. In a hospital, put the trust's https proxy in front and set STILLROOM_URL."""
    os.environ.setdefault("STILLROOM_URL", f"http://localhost:{port}")
    start()
    run_server(host=host, port=port, workers=workers, work=not no_worker)


def run_server(*, host: str, port: int, workers: int, work: bool = True) -> None:
    """Serve until stopped; with `work`, a worker beside the server. Django is set up and the database ready."""
    from django.conf import settings
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from stillroom.cli.static_files import collect_if_stale
    from stillroom.cli.supervise import one_worker
    from stillroom.cli.synthetic import show_whether_synthetic

    show_whether_synthetic()
    collect_if_stale()
    typer.echo(f"Stillroom is at {settings.STILLROOM_URL} – press Ctrl+C to stop", err=True)
    server = Server(
        "stillroom.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backpressure=4 * THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        log_access=False,  # addresses may hold names; RequestLog writes what may be kept
    )
    with one_worker(port) if work else nullcontext():
        server.serve()
