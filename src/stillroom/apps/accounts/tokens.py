"""The secret part of a link."""

import hashlib
import secrets


def make_token() -> str:
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is kept of a token. It is 256 random bits, so a plain hash is as good as a slow one."""
    return hashlib.sha256(token.encode("utf-8")).hexdigest()
