"""What makes a personal PIN too easy to guess, and how it is kept: a slow hash, peppered with a key of its own."""

import hashlib
import hmac
import secrets
from pathlib import Path

from django.conf import settings

from stillroom.apps.accounts.keys import read_or_make_key

KEY_FILE = "personal-pins"
LONGEST = 12
COST = 2**14
DIGITS = "01234567890123456789"


def why_weak(pin: str, *, shortest: int) -> str:
    """What is wrong with a new PIN, in words; nothing when it is good."""
    if not (pin.isascii() and pin.isdigit()):
        return "Use digits only"
    if not shortest <= len(pin) <= LONGEST:
        return f"Use {shortest} to {LONGEST} digits"
    if len(set(pin)) < 3:
        return "Use at least 3 different digits"
    if pin in DIGITS or pin in DIGITS[::-1]:
        return "Do not use digits that follow each other, such as 123456"
    if _repeats(pin):
        return "Do not repeat a pattern, such as 121212 or 123123"
    if _looks_like_a_day(pin):
        return "Do not use a date: dates are the first thing people guess"
    return ""


def hash_pin(pin: str) -> str:
    salt = secrets.token_bytes(16)
    return f"scrypt${COST}${salt.hex()}${_slow(pin, salt, COST).hex()}"


def is_pin(pin: str, hashed: str) -> bool:
    """Compared in constant time. With nothing to compare with, it takes as long and is not."""
    _, cost, salt, expected = (hashed or f"scrypt${COST}${'00' * 16}${'00' * 32}").split("$")
    found = _slow(pin, bytes.fromhex(salt), int(cost))
    return hmac.compare_digest(found, bytes.fromhex(expected)) and bool(hashed)


def _slow(pin: str, salt: bytes, cost: int) -> bytes:
    pepper = read_or_make_key(Path(settings.STILLROOM_KEYS) / KEY_FILE, lambda: secrets.token_bytes(32))
    peppered = hmac.digest(pepper, pin.encode(), "sha256")
    return hashlib.scrypt(peppered, salt=salt, n=cost, r=8, p=1, dklen=32)


def _repeats(pin: str) -> bool:
    return any(pin == (pin[:size] * len(pin))[: len(pin)] for size in range(1, len(pin) // 2 + 1))


def _looks_like_a_day(pin: str) -> bool:
    if len(pin) not in (6, 8):
        return False
    orders = [(pin[:2], pin[2:4]), (pin[2:4], pin[:2])]  # day and month first
    orders += [(pin[-2:], pin[-4:-2]), (pin[-4:-2], pin[-2:])]  # year first
    years = [pin[4:], pin[:-4]] if len(pin) == 8 else []
    plausible = len(pin) == 6 or any(year[:2] in ("19", "20") for year in years)
    return plausible and any(1 <= int(day) <= 31 and 1 <= int(month) <= 12 for day, month in orders)
