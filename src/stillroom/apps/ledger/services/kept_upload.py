"""A file kept between its dry run and its import: in a folder of the server's own, by a name nobody can ask for."""

import os
import time
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from stillroom.apps.accounts.ids import new_id

KEPT_FOR = 3600
"""Seconds. What is neither imported nor discarded holds people's details, and goes."""


def keep_upload(chunks: Iterable[bytes]) -> UUID:
    """Keep the file, readable by the server only; returns the id it is kept by. Takes away what is left of others."""
    folder = _folder()
    _sweep(folder)
    upload = new_id()
    descriptor = os.open(folder / str(upload), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        for chunk in chunks:
            file.write(chunk)
    return upload


def read_upload(upload: UUID) -> bytes | None:
    """None when it is kept no longer."""
    try:
        return (_folder() / str(upload)).read_bytes()
    except FileNotFoundError:
        return None


def discard_upload(upload: UUID) -> None:
    (_folder() / str(upload)).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    oldest = time.time() - KEPT_FOR
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "imports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
