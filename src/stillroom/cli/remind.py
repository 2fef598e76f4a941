"""`stillroom remind`: tells everybody once a day what is due for them."""

from typing import Annotated

import typer

from stillroom.cli.outcome import fail
from stillroom.cli.start import start


def remind(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many, and remind nobody.")] = False,
) -> None:
    """Remind of what is due: by mail where a server is configured, else on the page. Run it once a day."""
    start()
    from stillroom.apps.plans.services.remind import remind as remind_all

    done = remind_all(dry_run=dry_run)
    would = "would be " if dry_run else ""
    typer.echo(f"{done.mailed} {would}mailed, {done.on_page} {would}reminded on the page, {done.before} earlier today.")
    if done.failed:
        fail(f"{done.failed} could not be mailed: the mail server does not answer. The next run tries again.")
