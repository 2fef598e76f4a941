"""Amounts to compare down a column, each with the band it may lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stillroom.documents.charts.drawing import draw
from stillroom.documents.charts.look import INK, MIDDLE, WIDE, data, room_for, row_height, rows_down, wrapped


@dataclass(frozen=True, slots=True)
class Bar:
    """`low` and `high`: its band, if it has one. `value` None: there is too little data to say."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None


def bars_svg(
    bars: Sequence[Bar], *, title: str, desc: str, unit: str = "People", percent: bool = False, width: int = WIDE
) -> str:
    """The bars in the order given, each with its figure beside it. With `percent`, figures are shares of 1."""
    import altair as alt

    rows = [_row(each, percent=percent, width=width) for each in bars]
    order = [row["label"] for row in rows]
    ends = [row[name] for row in rows for name in ("value", "low", "high") if row[name] is not None] or [1.0]
    low, high = min(0.0, *ends), max(0.0, *ends)
    room = room_for([row["words"] for row in rows], high - low or 1.0, width=width)
    base = alt.Chart(data("bars")).encode(y=rows_down(order))
    axis = alt.Axis(title=None, format=".0%" if percent else ",~f", tickCount=5 if width >= WIDE else 3)
    x = alt.X("value:Q", scale=alt.Scale(domain=[low - (room if low < 0 else 0), high + room], nice=False), axis=axis)
    layers: list[Any] = [
        base.mark_bar(color=MIDDLE, height={"band": 0.55}).encode(x=x),
        base.mark_rule(color=INK, strokeWidth=2).encode(x="low:Q", x2="high:Q"),
        base.mark_text(align="left", dx=6).encode(x="end:Q", text="words:N"),
    ]
    chart = alt.layer(*layers, height=alt.Step(row_height(order)))
    return draw(chart, {"bars": rows}, title=title, desc=desc, heading=unit, width=width)


def _row(bar: Bar, *, percent: bool, width: int) -> dict[str, Any]:
    label = wrapped(bar.label, width=width)
    if bar.value is None:
        words = "insufficient data" if width >= WIDE else "no data"
        return {"label": label, "value": None, "low": None, "high": None, "end": 0, "words": words}
    words = (f"{bar.value:.0%}" if percent else f"{bar.value:,.0f}").replace("-", "−")
    end = max(0.0, bar.value, bar.high or 0.0)
    return {"label": label, "value": bar.value, "low": bar.low, "high": bar.high, "end": end, "words": words}
