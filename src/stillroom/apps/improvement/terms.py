"""How findings are sorted: by body, class and theme, as the list of a day says. A draft – not nationally approved.

A term is never removed; it ends, and a new one begins.
"""

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "finding_terms.csv"


class TermKind(StrEnum):
    BODY = "body"
    CLASS = "class"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Term:
    kind: TermKind
    code: str
    title: str
    valid_from: date
    valid_until: date | None
    source: str

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


def terms(kind: TermKind, day: date | None = None) -> dict[str, str]:
    """Code → title in the order of the list: of those valid on a day, or of all there ever were."""
    return {each.code: each.title for each in _rows() if each.kind is kind and (day is None or each.valid_on(day))}


def title(kind: TermKind, code: str) -> str:
    return terms(kind).get(code, code)


@lru_cache(maxsize=1)
def _rows() -> tuple[Term, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Term(
                TermKind(row["kind"]),
                row["code"],
                row["title"],
                date.fromisoformat(row["valid_from"]),
                date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                row["source"],
            )
            for row in csv.DictReader(file)
        )
