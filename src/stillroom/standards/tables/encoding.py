"""From bytes to text: UTF-8 only, and when it is not, what it is instead and where."""

import re
from collections.abc import Iterator

from stillroom.standards.tables.problem import Problem

SAVE_AS_UTF8 = "In Excel choose Save As, then “CSV UTF-8 (Comma delimited)”, and import that file."
_ESCAPED = re.compile("[\udc80-\udcff]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BINARY = {
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file",
}


def is_workbook(data: bytes) -> bool:
    """True for what begins as files of Excel do, the old ones and the new."""
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def not_text(file: str, data: bytes) -> Problem | None:
    """The problem with a file that is not one of UTF-8 text at all."""
    for mark, name in _BINARY.items():
        if data.startswith(mark):
            return Problem(file, None, "", f"The file is {name}, not CSV.", SAVE_AS_UTF8)
    if data.startswith(_UTF16_MARKS):
        return Problem(file, 1, "", "The file is UTF-16 (its first two bytes say so), not UTF-8.", SAVE_AS_UTF8)
    head = data[:2000]
    if head.count(0) * 3 > len(head) and len(head) > 3:
        return Problem(
            file, 1, "", f"The file looks like UTF-16 (byte {head.index(0) + 1} is zero), not UTF-8.", SAVE_AS_UTF8
        )
    return None


def decode(data: bytes) -> str:
    """UTF-8 with any byte order mark removed; bytes that are not UTF-8 are kept as escapes, to be named by cell."""
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")


def escapes_in(cell: str) -> list[str]:
    return _ESCAPED.findall(cell)


def escape_positions(data: bytes, text: str) -> Iterator[int]:
    """Position in the file, counted from 1, of each byte that is not UTF-8, in order."""
    position = len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))
    read = 0
    for match in _ESCAPED.finditer(text):
        position += len(text[read : match.start()].encode("utf-8", errors="surrogateescape"))
        read = match.start()
        yield position + 1


def wrong_byte(escape: str, position: int) -> str:
    """Names the byte, and the letter it would be had the file been saved as Windows-1252."""
    byte = ord(escape) - 0xDC00
    try:
        letter = f"; in Windows-1252 it is “{bytes([byte]).decode('cp1252')}”"
    except UnicodeDecodeError:
        letter = ""
    return f"Byte {position} (0x{byte:02X}) is not UTF-8{letter}."
