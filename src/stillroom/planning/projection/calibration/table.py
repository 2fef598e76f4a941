"""A table with a sentence: for files, reports and pages alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

INTERVAL = "Low to high is the 80% interval."


@dataclass(frozen=True)
class Table:
    """`name`: of its file. `rows` hold numbers and words, in the order of the columns.

    `percent`: columns of shares that people read as percentages.
    """

    name: str
    section: str
    title: str
    sentence: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""
    percent: Sequence[str] = ()

    @property
    def told(self) -> list[list[Any]]:
        """The rows as people read them."""
        return [
            [_percent(cell) if column in self.percent else cell for column, cell in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("-", "−")
