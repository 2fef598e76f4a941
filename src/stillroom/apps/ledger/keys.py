"""The key that signs checkpoints: outside the database, made once, readable by its owner only.

`checkpoint.pem` signs. To rotate it, rename it to `checkpoint-<id>.pem`: a new one is made, and old checkpoints still
verify against the old.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from stillroom.apps.accounts.keys import read_or_make_key


def key_id(public: Ed25519PublicKey) -> str:
    raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:16]


def signing_key() -> Ed25519PrivateKey:
    """The key in use, made on first use."""
    return _signing_key(_folder())


@lru_cache(maxsize=8)
def _signing_key(folder: Path) -> Ed25519PrivateKey:
    return _key(read_or_make_key(folder / "checkpoint.pem", _new_key))


def public_key(wanted: str) -> Ed25519PublicKey | None:
    """The public half of a key by its id, rotated ones included; None when the key is not here."""
    path = _folder() / "checkpoint.pem"
    if path.exists() and key_id(current := _key(path.read_bytes()).public_key()) == wanted:
        return current
    rotated = _folder() / f"checkpoint-{wanted}.pem"
    return _key(rotated.read_bytes()).public_key() if rotated.exists() else None


def _folder() -> Path:
    folder: Path = settings.STILLROOM_KEYS
    return folder


def _key(pem: bytes) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("The key that signs checkpoints is not an Ed25519 key.")
    return key


def _new_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
