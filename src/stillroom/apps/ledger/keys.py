"""The key that signs checkpoints: outside the database, made once, readable by its owner only."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

PREFIX = "checkpoint-"


def _folder() -> Path:
    folder: Path = settings.STILLROOM_HOME / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def key_id(public: Ed25519PublicKey) -> str:
    raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:16]


def signing_key() -> Ed25519PrivateKey:
    """The newest key, made on first use."""
    return _signing_key(_folder())


@lru_cache(maxsize=8)
def _signing_key(folder: Path) -> Ed25519PrivateKey:
    paths = sorted(folder.glob(f"{PREFIX}*.pem"), key=lambda path: path.stat().st_mtime)
    return _read(paths[-1]) if paths else _make(folder)


def public_key(wanted: str) -> Ed25519PublicKey | None:
    """The public half of a key by its id, old keys included; None when the key is not here."""
    path = _folder() / f"{PREFIX}{wanted}.pem"
    return _read(path).public_key() if path.exists() else None


def _read(path: Path) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{path.name} is not an Ed25519 key")
    return key


def _make(folder: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / f"{PREFIX}{key_id(key.public_key())}.pem"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    return key
