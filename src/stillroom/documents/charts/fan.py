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
    layers = [_bands(width).encode(x=x, y=y), _lines(points, line, width).encode(x=x, y=y)]
    rows = _rows(points, line)
    if observed:
        dots = alt.Chart(data("observed")).mark_circle(size=80, opacity=1, stroke="white", color=OTHER)
        layers.append(dots.encode(x=x, y=y))
        rows["observed"] = _along(observed.points, observed.label)
        unit = f"{unit}; dots: {observed.label}"
    chart = alt.layer(*layers, height=280).resolve_scale(color="independent", strokeDash="independent")
    return draw(chart, rows, title=title, desc=desc, heading=scale_note(unit, low), width=width)


def _bands(width: int) -> Any:
    """The widest first, so that each lies on the one before it; its edge is drawn, being faint."""
    import altair as alt

    domain = alt.Scale(domain=[part for part, *_ in BANDS], range=[colour for *_, colour in BANDS])
    colour = alt.Color("part:N", scale=domain, legend=filled_key([part for part, *_ in BANDS], width=width))
    return alt.layer(
        *(
            alt.Chart(data(part)).mark_area(opacity=1, stroke=FAINT, strokeWidth=0.5).encode(y2="to:Q", color=colour)
            for part, *_ in BANDS
        )
    )


def _lines(points: Sequence[FanPoint], line: Points | None, width: int) -> Any:
    import altair as alt

    looks: dict[str, tuple[str, list[int]]] = {MEDIAN: (DARK, [1, 0])}
    if any(each.chance for each in points):
        looks[CHANCE] = (INK, [2, 3])
    if line:
        looks[line.label] = (OTHER, [8, 4])
    colours, dashes = [colour for colour, _ in looks.values()], [dash for _, dash in looks.values()]
    return (
        alt.Chart(data("lines"))
        .mark_line(strokeWidth=3)
        .encode(
            color=alt.Color(
                "part:N", legend=line_key(list(looks), width=width), scale=alt.Scale(domain=list(looks), range=colours)
            ),
            strokeDash=alt.StrokeDash(
                "part:N", legend=line_key(list(looks), width=width), scale=alt.Scale(domain=list(looks), range=dashes)
            ),
            detail="side:N",
        )
    )


def _rows(points: Sequence[FanPoint], line: Points | None) -> dict[str, list[dict[str, Any]]]:
    found = {
        part: [{"date": p.when.isoformat(), "y": getattr(p, low), "to": getattr(p, high), "part": part} for p in points]
        for part, low, high, _ in BANDS
    }
    lines = _along([(p.when, p.p50) for p in points], MEDIAN)
    for side in (0, 1):
        lines += _along([(p.when, p.chance[side]) for p in points if p.chance], CHANCE, side)
    if line:
        lines += _along(line.points, line.label)
    return {**found, "lines": lines}


def _along(points: Sequence[tuple[date, float]], part: str, side: int = 0) -> list[dict[str, Any]]:
    return [{"date": when.isoformat(), "y": value, "part": part, "side": side} for when, value in points]
