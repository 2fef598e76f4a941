"""How well: what a competency looks like from entry level to advanced."""

from typing import NamedTuple


class Level(NamedTuple):
    """`level` counts from 1, the entry level. A level guides learning and talking; authority rests on the scheme."""

    level: int
    title: str
    descriptor: str = ""
