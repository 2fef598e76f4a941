"""Who enters with what is known by a key made from what it is: route, region, date. Other scenarios have the same."""

import hashlib


def key(*parts: object) -> int:
    """1 to 2³¹ − 1, from the words: the same in every scenario and on every machine."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).digest()
    return (int.from_bytes(digest[:4], "little") >> 1) or 1
