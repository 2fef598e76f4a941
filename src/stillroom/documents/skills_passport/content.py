"""What a skills passport says on paper, in words that are ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One competence or qualification. `code`: the text of its QR code, empty for none; `facts`: key and value."""

    title: str
    state: str
    summary: str
    facts: Sequence[tuple[str, str]]
    marks: Sequence[str] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one employer recorded. `notes` stand above the items."""

    title: str
    notes: Sequence[str]
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Passport:
    name: str
    made: str
    synthetic: bool
    cover: Sequence[tuple[str, str]]
    parts: Sequence[Part]
    notes: Sequence[str]
