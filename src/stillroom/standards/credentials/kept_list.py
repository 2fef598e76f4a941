"""A status list kept for when there is no network, with the moment it was fetched."""

import hashlib
import json
from datetime import datetime
from typing import Any

from stillroom.standards.credentials.verification import KeptList


def file_name(url: str) -> str:
    return f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.json"


def write_kept_list(url: str, kept: KeptList) -> str:
    written = {"url": url, "fetched_at": kept.fetched_at.isoformat(), "list": kept.data.decode("utf-8")}
    return json.dumps(written, ensure_ascii=False)


def read_kept_list(text: str) -> tuple[str, KeptList]:
    """Its address and itself. Raises ValueError for a file that is not one."""
    found: Any = json.loads(text)
    try:
        url, data, fetched_at = found["url"], found["list"].encode(), datetime.fromisoformat(found["fetched_at"])
    except (KeyError, TypeError, AttributeError):
        raise ValueError("It is not a kept status list.") from None
    if not isinstance(url, str) or fetched_at.tzinfo is None:
        raise ValueError("It is not a kept status list.")
    return url, KeptList(data, fetched_at)
