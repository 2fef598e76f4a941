"""Files of a piece of work, all or none: made beside their folder, and put in its place when they are whole."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from stillroom.apps.workforce.runs_folder import folder_of


@contextmanager
def made_in_folder(id_: UUID) -> Iterator[Path]:
    """Made again, it takes the place of what was made before. What fails leaves nothing."""
    folder = folder_of(id_)
    half = folder.with_name(f".{id_}")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    try:
        yield half
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(half, folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def add_to_manifest(folder: Path, more: Mapping[str, Any]) -> None:
    """What is known of a run beside what the engine wrote, for whatever is made of it."""
    path = folder / "manifest.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(told | dict(more), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
