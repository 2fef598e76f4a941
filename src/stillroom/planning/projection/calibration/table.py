"""A table with a sentence: for files, reports and pages alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

INTERVAL = "Low to high is the 80% interval."


@dataclass(frozen=True)
class Table:
    """`name`: of its file. `rows` hold numbers and words, in the order of the columns."""

    name: str
    section: str
    title: str
    sentence: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""
