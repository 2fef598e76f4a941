"""`stillroom demo`: two invented hospitals with two years of history, and who one can sign in as."""

import os
import socket
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from stillroom.cli.outcome import fail, wrong_use
from stillroom.cli.start import is_embedded, migrate_database, start

REAL = (
    "This database holds something that the demo did not put there, so the demo leaves it alone.",
    "Use another: STILLROOM_HOME=/tmp/stillroom-demo stillroom demo",
)
DAYS_FRESH = 3


def demo(
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Prepare the database and print the sign-ins.")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Throw the demo away and build it anew.")] = False,
) -> None:
    """Two invented hospitals, three units, sixty invented people. Prints who one can sign in as, then serves."""
    os.environ.setdefault("STILLROOM_URL", f"http://localhost:{port}")
    start()
    if not no_serve:
        _find_port_free(port)
    if reset:
        _throw_away()
    _build()
    _print_sign_ins()
    if not no_serve:
        from django.db import connections

        from stillroom.cli.serve import run_server

        connections.close_all()  # the serving processes open their own
        run_server(host="127.0.0.1", port=port, workers=2)


def _find_port_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            fail(f"Something else listens on port {port}. Stop it, or choose another: stillroom demo --port {port + 1}")


def _throw_away() -> None:
    """Only the embedded database, and only when nobody in it is real."""
    from django.conf import settings
    from django.db import connections

    from stillroom.apps.accounts.selectors.synthetic import synthetic_since

    if not is_embedded():
        wrong_use("--reset is for the embedded database. Drop this one yourself, then run: stillroom migrate")
    if synthetic_since() is None:
        return
    file = settings.DATABASES["default"]["NAME"]
    connections.close_all()
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    _throw_away_checkpoints()
    migrate_database()


def _throw_away_checkpoints() -> None:
    """They would say, rightly, that the statements they signed are gone."""
    from stillroom.apps.ledger.services.checkpoint import checkpoint_file
    from stillroom.demo.roster import ORGANISATIONS

    for ods_code in ORGANISATIONS:
        checkpoint_file(ods_code).unlink(missing_ok=True)


def _build() -> None:
    from stillroom.cli.synthetic import show_whether_synthetic
    from stillroom.demo.services.build_demo import HoldsRealData, build_demo

    console = Console(stderr=True)
    try:
        with console.status("Preparing the demo…") as status:
            build_demo(tell=status.update)
    except HoldsRealData:
        fail(*REAL)
    show_whether_synthetic()


def _print_sign_ins() -> None:
    from django.conf import settings

    from stillroom.demo.sign_ins import PASSWORD, SIGN_INS

    table = Table(title="Who you can sign in as", title_justify="left", show_lines=True)
    table.add_column("Sign in as", no_wrap=True)
    table.add_column("What to look at")
    for sign_in in SIGN_INS:
        table.add_row(f"[bold]{sign_in.email}[/bold]\n{sign_in.name}\n{sign_in.who}", sign_in.look_at)
    console = Console()
    console.print(table)
    console.print(f"The password of all of them is [bold]{PASSWORD}[/bold], at {settings.STILLROOM_URL}")
    console.print(f"Nobody here is real. {_age()}Start again from the beginning: stillroom demo --reset")


def _age() -> str:
    """Its histories end on the day before it was built; after some days the stories are no longer as told."""
    from stillroom.apps.accounts import clock
    from stillroom.apps.accounts.selectors.synthetic import synthetic_since

    since = synthetic_since()
    days = (clock.now() - since).days if since else 0
    return f"The demo was built {days} days ago, and its stories have moved on. " if days > DAYS_FRESH else ""
