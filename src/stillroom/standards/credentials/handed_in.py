"""Whatever somebody hands in to be checked: a credential, a picture with one inside, a QR code's text, a passport."""

import time
from collections.abc import Mapping
from datetime import datetime

from stillroom.standards.credentials.fetch import once
from stillroom.standards.credentials.offline_token import looks_like_offline_token
from stillroom.standards.credentials.passport_file import read_passport
from stillroom.standards.credentials.problem import CredentialRefused, Problem
from stillroom.standards.credentials.trust import TrustList
from stillroom.standards.credentials.verification import Check, Fetch, KeptList, Result, Verification, verify

MOST_ADDRESSES = 40
MOST_SECONDS = 10.0


def verify_each(
    data: bytes,
    *,
    trust: TrustList,
    at: datetime,
    fetch: Fetch | None = None,
    lists: Mapping[str, KeptList] | None = None,
    most: int | None = None,
) -> list[Verification]:
    """What is found of each credential in `data`; at least one answer, since what holds none is one.

    `most`: how many are checked at most, where anybody may ask.
    """
    try:
        held = _held(data)
        if most is not None and len(held) > most:
            raise CredentialRefused(Problem.TOO_LARGE, f"It holds more than {most} credentials. Hand in fewer at once.")
        if not held:
            raise CredentialRefused(Problem.NOT_A_CREDENTIAL, "It is a passport with no credential in it.")
    except CredentialRefused as refusal:
        return [Verification((Check("read", Result.FAILED, refusal.words, refusal.problem),))]
    bounded = _bounded(fetch) if fetch else None
    return [verify(each, trust=trust, at=at, fetch=bounded, lists=lists) for each in held]


def _held(data: bytes) -> list[bytes]:
    start = data.lstrip()[:20]
    is_one = data.startswith(b"\x89PNG") or start.removeprefix(b"\xef\xbb\xbf").startswith(b"<")
    if is_one or (start.isascii() and looks_like_offline_token(start.decode("ascii"))):
        return [data]
    return read_passport(data)


def _bounded(fetch: Fetch) -> Fetch:
    """One look at each address, at so many addresses, for so long: a passport may name a thousand slow servers."""
    ends, asked = time.monotonic() + MOST_SECONDS, set()

    def look(url: str) -> bytes:
        asked.add(url)
        if len(asked) > MOST_ADDRESSES or time.monotonic() > ends:
            raise CredentialRefused(
                Problem.UNREACHABLE, "It leads to more addresses than are asked at once. Check fewer credentials."
            )
        return fetch(url)

    return once(look)
