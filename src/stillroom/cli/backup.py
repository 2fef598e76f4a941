"""`stillroom backup`"""

from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.ledger import counted
from stillroom.cli.outcome import fail
from stillroom.cli.start import start


def backup(
    file: Annotated[
        Path, typer.Argument(dir_okay=False, help="Where to write it, for example stillroom-2026-03-14.tar.")
    ],
) -> None:
    """Write the database and the signed checkpoints to one file. The keys are not in it: keep them apart."""
    start(database=False)
    from stillroom.apps.accounts import clock
    from stillroom.apps.ledger.backups.postgresql import ToolFailed
    from stillroom.apps.ledger.services.back_up import NothingToBackUp, back_up

    try:
        manifest = back_up(path=file, now=clock.now())
    except FileExistsError:
        fail(f"{file} exists already, and no backup is ever replaced. Choose another name.")
    except NothingToBackUp:
        fail("There is nothing to back up: the database holds no Stillroom.")
    except ToolFailed as error:
        fail(str(error), "No backup was written.")
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}. No backup was written.")
    statements = counted(sum(head.seq for head in manifest.heads), "statement")
    typer.echo(f"{file}: {statements} of {counted(len(manifest.heads), 'organisation')}.")
    typer.echo("The keys are not in it. Keep a copy of the folder “keys” in another place.", err=True)
