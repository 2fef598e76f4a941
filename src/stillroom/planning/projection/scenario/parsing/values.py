"""Cells of tables as values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

Table = Mapping[str, Any]


def as_date(given: str | date) -> date:
    return given if isinstance(given, date) else date.fromisoformat(given)


def span(given: int | str) -> tuple[int, int]:
    """One number, or a range such as 30-39."""
    if isinstance(given, int):
        return given, given
    first, _, last = given.partition("-")
    return int(first), int(last or first)
