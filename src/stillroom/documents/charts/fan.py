"""How a figure may go over the years: the middle result, and bands within which so many in ten results lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stillroom.documents.charts.drawing import draw
from stillroom.documents.charts.look import (
    DARK,
    FAINT,
    INK,
    LIGHT,
    LIGHTEST,
    MIDDLE,
    OTHER,
    WIDE,
    data,
    filled_key,
    line_key,
    themed,
)
from stillroom.documents.charts.years import over_time, reach, scale_note

BANDS = (
    ("9 in 10 results", "p05", "p95", LIGHTEST),
    ("8 in 10 results", "p10", "p90", LIGHT),
    ("half of the results", "p25", "p75", MIDDLE),
)
MEDIAN = "middle result"
CHANCE = "8 in 10, by chance alone"


@dataclass(frozen=True, slots=True)
class FanPoint:
    """Percentiles on one day; `chance`: the 80 % band there would be if every figure were known."""

    when: date
    p05: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    p95: float
    chance: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """Something to hold the fan against, such as the need, or what was counted."""

    label: str
    points: Sequence[tuple[date, float]]


def fan_svg(
    points: Sequence[FanPoint],
    *,
    title: str,
    desc: str,
    unit: str = "People",
    line: Points | None = None,
    observed: Points | None = None,
    percent: bool = False,
    width: int = WIDE,
) -> str:
    """`line` is drawn dashed, `observed` as dots. With `percent`, figures are shares of 1.

    Raises ValueError without a point: where there is too little data, say so in words and draw nothing.
    """
    if not points:
        raise ValueError(f"There is nothing to draw in “{title}”.")
    import altair as alt

    values = [y for each in points for y in (each.p05, each.p95, *(each.chance or ()))]
    values += [y for extra in (line, observed) if extra for _, y in extra.points]
    low, high = reach(values)
    x, y = over_time([each.when for each in points], low, high, percent=percent, width=width)
    layers = [_bands(points).encode(x=x, y=y), _lines(points, line).encode(x=x, y=y)]
    if observed:
        dots = alt.Chart(data(_rows(observed.points, observed.label)))
        layers.append(dots.mark_circle(size=80, opacity=1, stroke="white", color=OTHER).encode(x=x, y=y))
        unit = f"{unit}; dots: {observed.label}"
    chart = alt.layer(*layers).resolve_scale(color="independent", strokeDash="independent").properties(height=280)
    return draw(themed(chart, width=width, title=scale_note(unit, low)), title=title, desc=desc)


def _bands(points: Sequence[FanPoint]) -> Any:
    """The widest first, so that each lies on the one before it; its edge is drawn, being faint."""
    import altair as alt

    domain = alt.Scale(domain=[part for part, *_ in BANDS], range=[colour for *_, colour in BANDS])
    colour = alt.Color("part:N", scale=domain, legend=filled_key())
    layers = []
    for part, lower, upper, _ in BANDS:
        rows = [
            {"date": p.when.isoformat(), "y": getattr(p, lower), "to": getattr(p, upper), "part": part} for p in points
        ]
        area = alt.Chart(data(rows)).mark_area(opacity=1, stroke=FAINT, strokeWidth=0.5)
        layers.append(area.encode(y2="to:Q", color=colour))
    return alt.layer(*layers)


def _lines(points: Sequence[FanPoint], line: Points | None) -> Any:
    import altair as alt

    drawn: list[tuple[str, str, list[int], list[dict[str, Any]]]] = [
        (MEDIAN, DARK, [1, 0], _rows([(p.when, p.p50) for p in points], MEDIAN))
    ]
    for side in (0, 1):
        rows = _rows([(p.when, p.chance[side]) for p in points if p.chance], CHANCE)
        if rows:
            drawn.append((CHANCE, INK, [2, 3], [row | {"side": side} for row in rows]))
    if line:
        drawn.append((line.label, OTHER, [8, 4], _rows(line.points, line.label)))
    looks = {name: (colour, dash) for name, colour, dash, _ in drawn}
    colours, dashes = [colour for colour, _ in looks.values()], [dash for _, dash in looks.values()]
    return (
        alt.Chart(data([row for *_, rows in drawn for row in rows]))
        .mark_line(strokeWidth=3)
        .encode(
            color=alt.Color("part:N", legend=line_key(), scale=alt.Scale(domain=list(looks), range=colours)),
            strokeDash=alt.StrokeDash("part:N", legend=line_key(), scale=alt.Scale(domain=list(looks), range=dashes)),
            detail="side:N",
        )
    )


def _rows(points: Sequence[tuple[date, float]], part: str) -> list[dict[str, Any]]:
    return [{"date": when.isoformat(), "y": value, "part": part} for when, value in points]
