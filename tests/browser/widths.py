"""The screens people use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Width:
    name: str
    pixels: int
    height: int


DESKTOP = Width("desktop", 1280, 900)
TABLET = Width("tablet", 820, 1180)
PHONE = Width("phone", 390, 844)
WIDTHS = (DESKTOP, TABLET, PHONE)
