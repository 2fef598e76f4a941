"""Dated lists of the passport: how long a share may last, and why somebody else may share. *Draft – not nationally
approved.* A row is never changed; it ends, and a new one begins."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "reference"


@dataclass(frozen=True)
class ShareLimit:
    most_days: int
    usual_days: int


def share_limit(day: date) -> ShareLimit:
    """What holds on a day."""
    (row,) = _on("share_limits", day)
    return ShareLimit(int(row["most_days"]), int(row["usual_days"]))


def disclosure_reasons(day: date | None = None) -> dict[str, str]:
    """Code → title, of those valid on a day; of all that ever were when no day is given."""
    rows = _rows("disclosure_reasons") if day is None else _on("disclosure_reasons", day)
    return {row["code"]: row["title"] for row in rows}


def _on(name: str, day: date) -> list[Mapping[str, str]]:
    iso = day.isoformat()
    return [row for row in _rows(name) if row["valid_from"] <= iso <= (row["valid_until"] or "9999-12-31")]


@cache
def _rows(name: str) -> Sequence[Mapping[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
