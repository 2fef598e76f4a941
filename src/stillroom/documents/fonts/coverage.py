"""Which characters the type face can draw. A document for everyone may hold no character that is drawn as nothing."""

import struct
import unicodedata
from functools import cache

from stillroom.documents.fonts import FOLDER

FACE = FOLDER / "LiberationSans-Regular.ttf"
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Categories of characters that are not drawn, and some of which turn the order of the others round."""


def drawable(text: str, also: frozenset[str] = frozenset()) -> str:
    """The text with each character that cannot be drawn written as its number, such as [U+674E].

    `also` are characters that another face draws.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char if _is_drawn(char) or char in also else f"[U+{ord(char):04X}]"
        for char in unicodedata.normalize("NFC", text)
    )


def not_in_our_face(text: str) -> set[str]:
    """Characters that are meant to be seen, but that our face lacks."""
    if text.isascii():
        return set()
    composed = unicodedata.normalize("NFC", text)
    return {char for char in composed if not _is_drawn(char) and unicodedata.category(char) not in UNSEEN}


def _is_drawn(char: str) -> bool:
    return char in "\n\u00a0" or (ord(char) in _characters() and unicodedata.category(char) not in UNSEEN)


@cache
def _characters() -> frozenset[int]:
    """Read from the face's own table `cmap`, in its format 4 (Microsoft's OpenType specification)."""
    data = FACE.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    places = {}
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        places[tag] = offset
    return frozenset(_format_4(data, _subtable(data, places[b"cmap"])))


def _subtable(data: bytes, cmap: int) -> int:
    for number in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", data, cmap + offset)[0] == 4:
            return int(cmap + offset)
    raise ValueError(f"{FACE.name} has no table of characters that this can read.")


def _format_4(data: bytes, at: int) -> set[int]:
    doubled = struct.unpack_from(">H", data, at + 6)[0]
    ends, starts, deltas, ranges = (at + 14 + (doubled + 2 if i else 0) + doubled * max(0, i - 1) for i in range(4))
    found = set()
    for place in range(0, doubled, 2):
        end, start = struct.unpack_from(">H", data, ends + place)[0], struct.unpack_from(">H", data, starts + place)[0]
        delta, distance = (struct.unpack_from(">H", data, base + place)[0] for base in (deltas, ranges))
        for char in range(start, min(end, 0xFFFE) + 1):
            glyph = char + delta
            if distance:
                glyph = struct.unpack_from(">H", data, ranges + place + distance + 2 * (char - start))[0]
            if glyph & 0xFFFF:
                found.add(char)
    return found
