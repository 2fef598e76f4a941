"""Why training is pulled: the list of a day. A reason is never removed; it ends, and a new one begins."""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "reference" / "pulled_reasons.csv"


def pulled_reasons(day: date | None = None) -> dict[str, str]:
    """Code → title, of those valid on a day; of all that ever were when no day is given."""
    return {
        code: title
        for code, title, first, last in _rows()
        if day is None or (first <= day and (last is None or day <= last))
    }


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, date, date | None], ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            (
                row["code"],
                row["title"],
                date.fromisoformat(row["valid_from"]),
                date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            )
            for row in csv.DictReader(file)
        )
