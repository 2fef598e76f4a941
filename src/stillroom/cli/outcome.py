"""How a command ends: 0 done, 1 the check or import failed with the reasons on standard error, 2 wrong use."""

from typing import NoReturn

import typer


def fail(*reasons: str) -> NoReturn:
    """Say why on standard error and end with 1."""
    for reason in reasons:
        typer.echo(reason, err=True)
    raise typer.Exit(1)


def wrong_use(reason: str) -> NoReturn:
    """Say what to type instead on standard error and end with 2."""
    typer.echo(reason, err=True)
    raise typer.Exit(2)
