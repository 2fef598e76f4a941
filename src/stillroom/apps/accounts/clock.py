"""The server's clock, in one place so that tests and the demo can set it."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
