"""What a report is made of. A section's blocks come one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Ready to print; the first cell of a row names it. `last_is_total` sets the last row apart.

    `has_heading`: a heading above says the same as the caption, which then is for screen readers only.
    """

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""
    last_is_total: bool = False
    of_words: bool = False
    has_heading: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A sentence with what is to be seen, a picture drawn at the width it is asked for, and its figures."""

    title: str
    sentence: str
    draw: Callable[[int], str]
    table: Table


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or a list where there are several; a heading before it if it has one."""

    sentences: Sequence[str]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What something is, key by key."""

    facts: Sequence[tuple[str, str]]


Block = Table | Chart | Text | Facts


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    blocks: Sequence[Block]


def kind(block: Block) -> str:
    """For the template."""
    return type(block).__name__.lower()
