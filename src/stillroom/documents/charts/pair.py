"""Two scenarios over the years, each with its middle result and the band of 8 in 10 results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stillroom.documents.charts.drawing import draw
from stillroom.documents.charts.fan import FanPoint
from stillroom.documents.charts.look import DARK, LIGHT, OTHER, OTHER_LIGHT, WIDE, data, line_key
from stillroom.documents.charts.years import over_time, reach, scale_note


def pair_svg(
    first: tuple[str, Sequence[FanPoint]],
    second: tuple[str, Sequence[FanPoint]],
    *,
    title: str,
    desc: str,
    unit: str = "People",
    percent: bool = False,
    width: int = WIDE,
) -> str:
    """The first in blue with a full line, the second in brown with a dashed one: apart in grey as well.

    Raises ValueError for two of one name, which a key cannot tell apart.
    """
    if first[0] == second[0]:
        raise ValueError(f"Both scenarios are called “{first[0]}”.")
    import altair as alt

    names = [first[0], second[0]]
    every = [*first[1], *second[1]]
    low, high = reach([y for each in every for y in (each.p10, each.p90)])
    days = sorted({each.when for each in every})
    x, y = over_time(days, low, high, percent=percent, width=width)
    colour = alt.Color(
        "part:N", legend=line_key(names, width=width), scale=alt.Scale(domain=names, range=[DARK, OTHER])
    )
    dash = alt.StrokeDash(
        "part:N", legend=line_key(names, width=width), scale=alt.Scale(domain=names, range=[[1, 0], [8, 4]])
    )
    layers: list[Any] = []
    lines: list[Any] = []
    for (name, _), fill in zip((first, second), (LIGHT, OTHER_LIGHT), strict=True):
        base = alt.Chart(data(name)).encode(x=x, y=y)
        layers.append(base.mark_area(color=fill, opacity=0.6, stroke=fill).encode(y2="to:Q"))
        lines.append(base.mark_line(strokeWidth=3).encode(y="middle:Q", color=colour, strokeDash=dash))
    chart = alt.layer(*layers, *lines, height=280)
    heading = scale_note(f"{unit}: middle and 8 in 10 results", low)
    rows = {name: _rows(name, points) for name, points in (first, second)}
    return draw(chart, rows, title=title, desc=desc, heading=heading, width=width)


def _rows(name: str, points: Sequence[FanPoint]) -> list[dict[str, Any]]:
    return [{"date": p.when.isoformat(), "y": p.p10, "to": p.p90, "middle": p.p50, "part": name} for p in points]
