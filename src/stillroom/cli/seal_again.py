"""`stillroom seal-again`"""

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.start import start


def seal_again() -> None:
    """Take a new key for the seeds of one-time codes, seal every seed with it, and forget the older keys."""
    start()
    from stillroom.apps.accounts.sealing import CannotOpen
    from stillroom.apps.accounts.services.seal_again import change_sealing_key

    try:
        count = change_sealing_key()
    except CannotOpen:
        fail("A seed was sealed with a key that is not there. Nothing is sealed anew. Restore keys/one-time-codes.")
    typer.echo(f"{count} sealed with the new key. Copy keys/one-time-codes to where you keep the keys.")
