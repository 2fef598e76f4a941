"""What national sources say is not known."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stillroom.apps.workforce import reference


@dataclass(frozen=True, slots=True)
class Insufficient:
    about: str
    said: str
    source: str


@cache
def insufficient_data() -> tuple[Insufficient, ...]:
    text = files(reference).joinpath("insufficient_data.csv").read_text(encoding="utf-8")
    return tuple(Insufficient(**row) for row in csv.DictReader(text.splitlines()))
