"""`stillroom migrate`"""

import typer

from stillroom.cli.start import migrate_database, start


def migrate() -> None:
    """Bring the database to this version. Back it up first."""
    start(database=False)
    migrate_database()
    typer.echo("The database is at this version.")
