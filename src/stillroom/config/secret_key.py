"""The key that signs sessions and tokens."""

import secrets


def make_secret_key() -> bytes:
    return secrets.token_urlsafe(64).encode("ascii")
