"""Axes of a figure over the years."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from stillroom.documents.charts.look import WIDE


def over_time(days: Sequence[date], low: float, high: float, *, percent: bool, width: int) -> tuple[Any, Any]:
    """Days across, marked at the anniversaries of the first; the figure upwards, from `low` to `high`."""
    import altair as alt

    first = days[0]
    marked = [each for each in days if (each.month, each.day) == (first.month, first.day)]
    every = -(-len(marked) // (6 if width >= WIDE else 3))
    across = alt.X(
        "date:T",
        # Days of the calendar, whatever the zone of the machine that draws.
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(
            title=None,
            format="%b %Y",
            values=[each.isoformat() for each in marked[::every]],
            grid=False,
            labelFlush=False,
            labelPadding=8,
        ),
    )
    upwards = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=[low, high], nice=True, zero=False),
        axis=alt.Axis(title=None, format=".0%" if percent else ",~f", tickCount=5),
    )
    return across, upwards


def reach(values: Iterable[float]) -> tuple[float, float]:
    """From where to where a scale goes: from 0, unless what is to be seen would then be a line along the top."""
    found = list(values)
    low, high = min(found), max(found)
    if 0 <= low < high / 2 or low == high:
        return min(0.0, low), high or 1.0
    return low - (high - low) * 0.1 if low >= 0 else low, high


def scale_note(unit: str, low: float) -> str:
    """The unit, and a warning that a scale begins elsewhere than at 0."""
    return f"{unit} (the scale does not start at 0)" if low > 0 else unit
