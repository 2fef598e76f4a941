"""`stillroom restore`"""

from pathlib import Path
from typing import Annotated

import typer

from stillroom.cli.imports import Format
from stillroom.cli.ledger import counting, show
from stillroom.cli.outcome import fail
from stillroom.cli.start import migrate_database, start


def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A file that `stillroom backup` wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Lose what the database holds now.")] = False,
) -> None:
    """Restore a backup into an empty database, then verify the ledger. Stop the server first.

    Ends with 1 when the ledger is not whole, or is not what the last checkpoint signed.
    """
    start(database=False)
    from django.db import connections

    from stillroom.apps.ledger.backups.manifest import NotABackup
    from stillroom.apps.ledger.backups.postgresql import ToolFailed
    from stillroom.apps.ledger.services.restore import NotEmpty, compare_heads
    from stillroom.apps.ledger.services.restore import restore as restore_from
    from stillroom.apps.ledger.services.verify import verify_ledger

    try:
        manifest = restore_from(path=file, replace=replace)
    except (NotABackup, NotEmpty, ToolFailed) as error:
        fail(str(error), "Nothing was restored.")
    connections.close_all()
    migrate_database()
    typer.echo(f"Restored the backup of {manifest.made_at}. Verifying the ledger…")
    with counting(Format.TEXT) as progress:
        result = verify_ledger(progress=progress)
    result.add(compare_heads(manifest))
    show(result, Format.TEXT)
