"""The one file of a backup: a tar archive, written whole or not at all, that checks what it hands out."""

import hashlib
import os
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from stillroom.apps.ledger.backups.manifest import Manifest, NotABackup

MANIFEST = "manifest.json"
DATABASE = "database"
CHECKPOINTS = "checkpoints/"
PIECE = 1 << 20


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def working_folder(beside: Path) -> Iterator[Path]:
    """A folder for the pieces, readable by its owner only, on the disk where the backup is."""
    with tempfile.TemporaryDirectory(prefix=".stillroom-", dir=beside.parent) as folder:
        yield Path(folder)


def write_archive(path: Path, manifest: Manifest, members: Mapping[str, Path], folder: Path) -> None:
    """Write the archive beside its pieces in `folder`, then give it its name. Raises FileExistsError."""
    (folder / MANIFEST).write_bytes(manifest.to_json())
    whole = folder / "whole.tar"
    with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            for name, piece in {MANIFEST: folder / MANIFEST, **members}.items():
                archive.add(piece, arcname=name, recursive=False)
        file.flush()
        os.fsync(file.fileno())
    os.link(whole, path)  # unlike a rename, it never replaces another backup


def read_archive(path: Path, folder: Path) -> tuple[Manifest, dict[str, Path]]:
    """The manifest, and each member unpacked into `folder` and found to be as it was written. Raises NotABackup."""
    try:
        with tarfile.open(path) as archive:
            manifest = Manifest.from_json(_read(archive, MANIFEST))
            return manifest, {name: _unpack(archive, name, manifest, folder) for name in manifest.sha256}
    except (tarfile.TarError, EOFError) as error:
        raise NotABackup(f"{path} is damaged, or no backup of Stillroom.") from error


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(_member(archive, name))
    if member is None:
        raise NotABackup(f"The backup holds no {name}.")
    with member:
        return member.read()


def _unpack(archive: tarfile.TarFile, name: str, manifest: Manifest, folder: Path) -> Path:
    # The names inside are not used as paths: a forged archive could name any file of this machine.
    target = folder / hashlib.sha256(name.encode()).hexdigest()
    digest = hashlib.sha256()
    source = archive.extractfile(_member(archive, name))
    if source is None:
        raise NotABackup(f"The backup holds no {name}.")
    with source, target.open("wb") as file:
        while piece := source.read(PIECE):
            digest.update(piece)
            file.write(piece)
    if digest.hexdigest() != manifest.sha256[name]:
        raise NotABackup(f"The backup is damaged: its {name} is not as it was written. Use another backup.")
    return target


def _member(archive: tarfile.TarFile, name: str) -> tarfile.TarInfo:
    try:
        return archive.getmember(name)
    except KeyError as error:
        raise NotABackup(f"The backup holds no {name}: it is damaged, or no backup of Stillroom.") from error
