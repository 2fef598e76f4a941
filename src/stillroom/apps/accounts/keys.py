"""Keys kept in files of their own, made once, readable by the serving account only, and never inside a backup."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def read_or_make_key(path: Path, make: Callable[[], bytes]) -> bytes:
    """The key kept at `path`, made now if there is none. Of several processes starting at once, all read the same."""
    if not path.exists():
        _make(path, make())
    return path.read_bytes()


def _make(path: Path, key: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes the file with mode 0600. Linking the finished file into place either succeeds whole or finds that
    # another process was first, whose key then stands.
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(temporary)
