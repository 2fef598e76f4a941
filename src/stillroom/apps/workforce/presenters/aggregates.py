"""Imported counts in tables, a source each. Small numbers are left out, even where the source shows them."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from stillroom.apps.workforce.models import AggregateCount
from stillroom.apps.workforce.presenters.words import SMALL, group_words, number_words, sector_words
from stillroom.apps.workforce.small_numbers import hide_small
from stillroom.ui.formats import day

NOT_SAID = "All, or not said"
MOST_ROWS = 200


def aggregate_tables(found: Sequence[AggregateCount]) -> list[dict[str, Any]]:
    return [_table(source, list(rows)) for source, rows in groupby(found, key=lambda row: row.source)]


def _table(source: str, rows: Sequence[AggregateCount]) -> dict[str, Any]:
    shown = hide_small({str(row.id): row.headcount for row in rows if row.headcount is not None})
    return {
        "title": source,
        "on": day(rows[0].counted_on),
        "rows": [_row(row, hidden=shown.get(str(row.id), 0) is None) for row in rows[:MOST_ROWS]],
        "more": max(0, len(rows) - MOST_ROWS),
    }


def _row(row: AggregateCount, *, hidden: bool) -> dict[str, str]:
    return {
        "group": group_words(row.staff_group),
        "where": ", ".join(part for part in (sector_words(row.sector), row.region) if part) or NOT_SAID,
        "who": ", ".join(part for part in (f"band {row.band}" if row.band else "", row.age_band) if part) or NOT_SAID,
        "headcount": SMALL if hidden else _counted(row.headcount),
        "fte": SMALL if hidden else _counted(row.fte, 1),
    }


def _counted(number: float | Decimal | None, places: int = 0) -> str:
    return "Not counted" if number is None else number_words(number, places)
