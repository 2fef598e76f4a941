"""Where the files of jobs lie: readable by the server's account only, under names nobody can ask for."""

import os
from pathlib import Path
from uuid import UUID

from django.conf import settings


def jobs_folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "jobs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def path_of(kept_as: UUID) -> Path:
    """The file's path; the file is made now, for its owner's eyes only, if there is none."""
    path = jobs_folder() / str(kept_as)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    return path


def existing(kept_as: UUID) -> Path | None:
    path = jobs_folder() / str(kept_as)
    return path if path.exists() else None
