"""A small line chart, drawn in a millisecond: for answers that follow a lever. Looks are attributes, as policy asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

WIDE, NARROW, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 340, 260, 84, 16, 16, 34
INK, GRID, BAND = "#212b32", "#d8dde0", "#c6e0f5"
COLOURS = ("#00305e", "#8a4b08", "#3f8fd2", "#4c6272")
DASHES = ("", "8 4", "2 3", "12 3 2 3")


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    values: Sequence[float]


def sketches(lines: Sequence[Line], *, id_: str, **more: Any) -> dict[str, Markup]:
    """At both widths, since text in a picture does not reflow; the page shows the one that fits."""
    return {
        "wide": sketch(lines, id_=f"{id_}-wide", width=WIDE, **more),
        "narrow": sketch(lines, id_=f"{id_}-narrow", width=NARROW, **more),
    }


def sketch(
    lines: Sequence[Line],
    *,
    title: str,
    ends: tuple[str, str],
    id_: str,
    band: Sequence[tuple[float, float]] = (),
    prefix: str = "",
    width: int = WIDE,
) -> Markup:
    """Lines over the same points, told apart by dash as well as colour. `ends`: the words below the first and last."""
    every = [value for line in lines for value in line.values] + [value for pair in band for value in pair]
    step = _step(min(every, default=0.0), max(every, default=1.0))
    low, high = _round_range(min(every, default=0.0), max(every, default=1.0), step)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT + 24 * len(lines)}" role="img"'
        f' aria-labelledby="{id_}" font-family="Arial, Liberation Sans, sans-serif" font-size="16">'
        f'<title id="{id_}">{escape(title)}</title>'
    ]
    for tick in _ticks(low, high, step):
        y = _y(tick, low, high)
        parts.append(f'<line x1="{LEFT}" x2="{width - RIGHT}" y1="{y}" y2="{y}" stroke="{GRID}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 5}" text-anchor="end" fill="{INK}">{_label(tick, prefix)}</text>')
    if band:
        top = [f"{_x(n, len(band), width)},{_y(pair[1], low, high)}" for n, pair in enumerate(band)]
        bottom = [f"{_x(n, len(band), width)},{_y(pair[0], low, high)}" for n, pair in enumerate(band)][::-1]
        parts.append(f'<polygon points="{" ".join(top + bottom)}" fill="{BAND}"/>')
    for number, line in enumerate(lines):
        points = " ".join(
            f"{_x(n, len(line.values), width)},{_y(value, low, high)}" for n, value in enumerate(line.values)
        )
        look = f'fill="none" stroke="{COLOURS[number]}" stroke-width="3"'
        dash = f' stroke-dasharray="{DASHES[number]}"' if DASHES[number] else ""
        parts.append(f'<polyline points="{points}" {look}{dash}/>')
        y = HEIGHT + 24 * number + 12
        parts.append(f'<line x1="8" x2="44" y1="{y}" y2="{y}" {look}{dash}/>')
        parts.append(f'<text x="54" y="{y + 5}" fill="{INK}">{escape(line.label)}</text>')
    y = HEIGHT - 12
    parts.append(f'<text x="{LEFT}" y="{y}" fill="{INK}">{escape(ends[0])}</text>')
    parts.append(f'<text x="{width - RIGHT}" y="{y}" text-anchor="end" fill="{INK}">{escape(ends[1])}</text>')
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - every word in it is escaped above


def _x(number: int, of: int, width: int) -> float:
    return round(LEFT + (width - LEFT - RIGHT) * number / max(1, of - 1), 1)


def _y(value: float, low: float, high: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low), 1)


def _round_range(low: float, high: float, step: float) -> tuple[float, float]:
    """From a round number below to a round number above."""
    first, last = step * (low // step), step * -(-high // step)
    return first, last if last > first else first + step


def _step(low: float, high: float) -> float:
    wanted = max((high - low) / 4, abs(high) * 1e-6, 1e-9)
    size = 10.0 ** len(str(int(wanted))) / 10 if wanted >= 1 else 1.0
    return next(size * factor for factor in (1, 2, 5, 10, 20) if size * factor >= wanted)


def _ticks(low: float, high: float, step: float) -> list[float]:
    count = round((high - low) / step)
    return [low + step * number for number in range(count + 1)]


def _label(tick: float, prefix: str) -> str:
    sign = "−" if tick < 0 else ""
    return f"{sign}{escape(prefix)}{abs(tick):,.0f}"
