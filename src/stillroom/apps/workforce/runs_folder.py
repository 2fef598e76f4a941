"""Where the files of finished runs lie: readable by the server's account only, a folder each."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

FILES = {
    "report.html": "text/html",
    "report.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "manifest.json": "application/json",
}
"""What may be downloaded, and what it is."""
PAGE = "page.json"
"""What pages show of it."""


def runs_folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "workforce"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def folder_of(run_id: UUID) -> Path:
    return runs_folder() / str(run_id)


def file_of(run_id: UUID, name: str) -> Path | None:
    """None where there is none."""
    path = folder_of(run_id) / name
    return path if path.is_file() else None
