"""Restore an installation from a backup."""

from pathlib import Path

from django.db import connection

from stillroom.apps.ledger.backups import archive, postgresql, sqlite
from stillroom.apps.ledger.backups.manifest import Manifest, NotABackup
from stillroom.apps.ledger.selectors.installation import (
    chain_heads,
    holds_data,
    holds_foreign_tables,
    unknown_migrations,
)
from stillroom.apps.ledger.services.checkpoint import checkpoint_folder
from stillroom.apps.ledger.services.verification.findings import Finding

NAMES = {"sqlite": "the embedded database", "postgresql": "a PostgreSQL database"}


class NotEmpty(RuntimeError):
    """The database holds something, and nobody said to replace it."""


def restore(*, path: Path, replace: bool) -> Manifest:
    """Put the backup's database in the place of this one, in one transaction, and add its checkpoints to those here.

    Afterwards the database must be migrated, then verified. Raises NotABackup, NotEmpty, ToolFailed; then nothing has
    changed.
    """
    with archive.working_folder(path) as folder:
        manifest, members = archive.read_archive(path, folder)
        _check_fits(manifest)
        if holds_foreign_tables():
            raise NotEmpty("The database holds tables that are not Stillroom's. Give Stillroom a database of its own.")
        if not replace and holds_data():
            raise NotEmpty("The database is not empty. To lose what it holds and restore the backup, add --replace.")
        (sqlite if connection.vendor == "sqlite" else postgresql).load(members[archive.DATABASE])
        for name, piece in members.items():
            if name.startswith(archive.CHECKPOINTS):
                _add_lines(piece, checkpoint_folder() / Path(name).name)
    return manifest


def compare_heads(manifest: Manifest) -> list[Finding]:
    """What differs between the chains now and those the manifest names."""
    now = {head.organisation: head for head in chain_heads()}
    return [
        Finding(head.ods_code, head.seq, "the restored chain does not end as it did when it was backed up")
        for head in manifest.heads
        if now.get(head.organisation) != head
    ]


def _check_fits(manifest: Manifest) -> None:
    if manifest.database != connection.vendor:
        raise NotABackup(
            f"The backup is of {NAMES.get(manifest.database, manifest.database)}, but DATABASE_URL names "
            f"{NAMES[connection.vendor]}. Restore it into one of its own kind."
        )
    if archive.DATABASE not in manifest.sha256:
        raise NotABackup("The backup holds no database.")
    if unknown_migrations(manifest.migrations):
        raise NotABackup("The backup was made by a later version of Stillroom. Restore it with that version.")


def _add_lines(piece: Path, file: Path) -> None:
    """What was signed here stays: a chain shorter than it says is then found by the verification."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    here = file.read_bytes().splitlines() if file.exists() else []
    there = [line for line in piece.read_bytes().splitlines() if line not in here]
    whole = file.with_suffix(".part")
    whole.write_bytes(b"".join(line + b"\n" for line in [*there, *here]))
    whole.replace(file)
