"""Write a backup of the whole installation but its keys."""

from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.db import connection

from stillroom.apps.accounts.selectors.health import has_migrations_to_run
from stillroom.apps.ledger.backups import archive, postgresql, sqlite
from stillroom.apps.ledger.backups.manifest import Manifest
from stillroom.apps.ledger.canonical import moment
from stillroom.apps.ledger.selectors.installation import applied_migrations, chain_heads, has_our_tables
from stillroom.apps.ledger.selectors.stored import snapshot
from stillroom.apps.ledger.services.checkpoint import make_checkpoints
from stillroom.apps.ledger.services.verification.signed_heads import checkpoint_files


class NothingToBackUp(RuntimeError):
    """The database holds no Stillroom."""


def back_up(*, path: Path, now: datetime) -> Manifest:
    """Sign where every chain ends, then write database, checkpoints and manifest to `path`, whole or not at all.

    Others go on working. Raises FileExistsError, NothingToBackUp, ToolFailed.
    """
    if path.exists():
        raise FileExistsError(path)
    if not has_our_tables():
        raise NothingToBackUp
    if not has_migrations_to_run():
        make_checkpoints(now)
    with archive.working_folder(path) as folder:
        database = folder / archive.DATABASE
        with snapshot():
            heads, migrations = chain_heads(), applied_migrations()
            (sqlite if connection.vendor == "sqlite" else postgresql).dump(database)
        members = {archive.DATABASE: database}
        members |= {f"{archive.CHECKPOINTS}{file.name}": file for file in checkpoint_files()}
        manifest = Manifest(
            made_at=moment(now),
            stillroom=version("stillroom"),
            database=connection.vendor,
            sha256={name: archive.sha256_of(piece) for name, piece in members.items()},
            heads=heads,
            migrations=migrations,
        )
        archive.write_archive(path, manifest, members, folder)
    return manifest
