"""Who came and who went: for each row what arrived to the right of the middle, what left to the left of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stillroom.documents.charts.drawing import draw
from stillroom.documents.charts.look import (
    DARK,
    FAINT,
    INK,
    LIGHT,
    LIGHTEST,
    MIDDLE,
    WIDE,
    data,
    filled_key,
    room_for,
    row_height,
    rows_down,
    wrapped,
)
from stillroom.documents.charts.waterfall import signed

ARRIVING = (MIDDLE, LIGHTEST, DARK, LIGHT, "#5f7f9c", "#eef5fb")
LEAVING = ("#e8943a", "#7a3f05", "#fff3e6", "#b86a1c", "#f7c58f", "#4a2503")
"""Each kind of its own lightness; in grey the thin outline keeps neighbours apart as well."""


@dataclass(frozen=True, slots=True)
class Flow:
    """So many of `kind` to `row`, or from it where `amount` is below 0."""

    row: str
    kind: str
    amount: float


def flows_svg(flows: Sequence[Flow], *, title: str, desc: str, unit: str = "People", width: int = WIDE) -> str:
    """One row after another as they come, with what remains, arrived less left, as a figure beside each."""
    import altair as alt

    kinds = list(dict.fromkeys(each.kind for each in flows))
    into = [kind for kind in kinds if any(each.amount > 0 for each in flows if each.kind == kind)]
    outof = [kind for kind in kinds if kind not in into]
    colours = dict(zip(into, ARRIVING, strict=False)) | dict(zip(outof, LEAVING, strict=False))
    rows, nets = _rows(flows, [*into, *outof], width=width)
    order = [row["label"] for row in nets]
    low, high = min(row["low"] for row in nets), max(row["high"] for row in nets)
    room = room_for([row["words"] for row in nets], high - low or 1.0, width=width)
    y = rows_down(order)
    x = alt.X(
        "from:Q",
        scale=alt.Scale(domain=[low, high + room], nice=False),
        axis=alt.Axis(title=None, format=",~f", tickCount=6 if width >= WIDE else 3),
    )
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    colour = alt.Color("kind:N", legend=filled_key(list(colours), width=width, beside_labels=True), scale=scale)
    layers: list[Any] = [
        alt.Chart(data("pieces"))
        .mark_bar(stroke=FAINT, strokeWidth=1, height={"band": 0.6})
        .encode(y=y, x=x, x2="to:Q", color=colour),
        alt.Chart(data("middle")).mark_rule(color=INK, strokeWidth=2).encode(x="x:Q"),
        alt.Chart(data("nets")).mark_text(align="left", dx=8).encode(y=y, x="high:Q", text="words:N"),
    ]
    chart = alt.layer(*layers, height=alt.Step(row_height(order)))
    datasets = {"pieces": rows, "middle": [{"x": 0}], "nets": nets}
    return draw(chart, datasets, title=title, desc=desc, heading=unit, width=width)


def _rows(
    flows: Sequence[Flow], kinds: Sequence[str], *, width: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    pieces, nets = [], []
    for row in dict.fromkeys(each.row for each in flows):
        label = wrapped(row, width=width)
        ends = {1: 0.0, -1: 0.0}
        for kind in kinds:
            amount = sum(each.amount for each in flows if (each.row, each.kind) == (row, kind))
            if amount:
                side = 1 if amount > 0 else -1
                pieces.append({"label": label, "kind": kind, "from": ends[side], "to": ends[side] + amount})
                ends[side] += amount
        words = signed(ends[1] + ends[-1])
        nets.append({"label": label, "low": ends[-1], "high": ends[1], "words": words})
    return pieces, nets
