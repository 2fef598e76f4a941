"""Draws a badge: what is held, by whom, from whom. The credential itself is put into the picture by `standards`."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from stillroom.documents.typesetting import to_picture

TEMPLATE = Path(__file__).with_name("badge.typ")


@dataclass(frozen=True, slots=True)
class Badge:
    title: str
    holder: str
    issuer: str
    until: str


def badge_picture(badge: Badge, form: Literal["svg", "png"]) -> bytes:
    """`form`: "svg" or "png"."""
    return to_picture(TEMPLATE, asdict(badge), form)
