"""Secrets that have to be read again – the seeds of one-time codes – are kept sealed with a key outside the database.

The key file holds one key a line, the newest first: what was sealed with an older one can still be opened.
"""

import os
import tempfile
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from stillroom.apps.accounts.keys import read_or_make_key

KEY_FILE = "one-time-codes"
MARK = "sealed:"


class CannotOpen(Exception):
    """It was sealed with a key that is no longer there, or it was changed."""


def seal(text: str) -> str:
    return MARK + _box().encrypt(text.encode()).decode("ascii")


def open_sealed(sealed: str) -> str:
    """Raises CannotOpen; also for what is not sealed at all."""
    if not is_sealed(sealed):
        raise CannotOpen
    try:
        return _box().decrypt(sealed.removeprefix(MARK)).decode()
    except InvalidToken as error:
        raise CannotOpen from error


def is_sealed(text: str) -> bool:
    return text.startswith(MARK)


def seal_again(sealed: str) -> str:
    """The same secret sealed with the newest key. Raises CannotOpen."""
    return seal(open_sealed(sealed))


def add_key() -> None:
    """Put a new key in front of those there are."""
    path = _path()
    keys = read_or_make_key(path, Fernet.generate_key).split()
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(b"\n".join([Fernet.generate_key(), *keys]))
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def forget_older_keys() -> None:
    """Keep the newest only: once everything is sealed with it."""
    path = _path()
    newest = path.read_bytes().split()[0]
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(newest)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def _path() -> Path:
    return Path(settings.STILLROOM_KEYS) / KEY_FILE


def _box() -> MultiFernet:
    path = _path()
    read_or_make_key(path, Fernet.generate_key)
    return _from_file(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _from_file(path: Path, _changed: int) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in path.read_bytes().split()])
