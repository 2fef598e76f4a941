"""What moved a number from one to another: each step begins where the one before it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stillroom.documents.charts.drawing import draw
from stillroom.documents.charts.look import (
    DARK,
    FAINT,
    GAIN,
    LOSS,
    WIDE,
    data,
    filled_key,
    room_for,
    row_height,
    rows_down,
    wrapped,
)
from stillroom.documents.charts.years import reach, scale_note

KINDS = STANDS, ADDS, TAKES = "number", "adds", "takes away"


@dataclass(frozen=True, slots=True)
class Step:
    """`amount`: by how much it moves the number; of a `total`, the number itself, which the steps have to reach."""

    label: str
    amount: float
    total: bool = False


def waterfall_svg(steps: Sequence[Step], *, title: str, desc: str, unit: str = "People", width: int = WIDE) -> str:
    """The steps from top to bottom. A total is a line across and not a bar, since the scale may not start at 0.

    Raises ValueError when the steps before a total do not add up to it.
    """
    import altair as alt

    rows = _rows(steps, width=width)
    order = [row["label"] for row in rows]
    low, high = reach([row[end] for row in rows for end in ("from", "to")])
    room = room_for([row["words"] for row in rows], high - low, width=width)
    scale = alt.Scale(domain=KINDS, range=[DARK, GAIN, LOSS])
    base = alt.Chart(data("steps")).encode(
        y=rows_down(order),
        color=alt.Color("kind:N", legend=filled_key(KINDS, width=width, beside_labels=True), scale=scale),
    )
    x = alt.X(
        "from:Q",
        scale=alt.Scale(domain=[low, high + room], nice=False, zero=False),
        axis=alt.Axis(title=None, format=",~f", tickCount=5 if width >= WIDE else 2),
    )
    layers: list[Any] = [
        base.transform_filter("datum.total").mark_tick(opacity=1, thickness=4, bandSize=34).encode(x=x),
        base.transform_filter("!datum.total")
        .mark_bar(stroke=FAINT, strokeWidth=1, height={"band": 0.55})
        .encode(x=x, x2="to:Q"),
        base.mark_text(align="left", dx=8).encode(x="end:Q", text="words:N", color=alt.value("#212b32")),
    ]
    chart = alt.layer(*layers, height=alt.Step(row_height(order)))
    return draw(chart, {"steps": rows}, title=title, desc=desc, heading=scale_note(unit, low), width=width)


def signed(amount: float, *, decimals: int = 0) -> str:
    """+120, −45 or 0, with a minus sign that is read as one."""
    number = f"{abs(amount):,.{decimals}f}"
    return number if float(number.replace(",", "")) == 0 else f"{'+' if amount > 0 else '−'}{number}"


def decimals_of(steps: Sequence[Step]) -> int:
    """One, where no step is as great as 20 people: whole ones would seem not to add up."""
    return int(all(abs(each.amount) < 20 for each in steps if not each.total))


def _rows(steps: Sequence[Step], *, width: int) -> list[dict[str, Any]]:
    rows, at = [], 0.0
    decimals = decimals_of(steps)
    for place, each in enumerate(steps):
        if each.total and place and abs(each.amount - at) > 0.5:
            raise ValueError(f"The steps before “{each.label}” reach {at:,.1f}, not {each.amount:,.1f}.")
        start, at = (each.amount, each.amount) if each.total else (at, at + each.amount)
        kind = STANDS if each.total else ADDS if each.amount >= 0 else TAKES
        words = f"{each.amount:,.0f}" if each.total else signed(each.amount, decimals=decimals)
        label = wrapped(each.label, width=width)
        rows.append({"label": label, "from": start, "to": at, "end": max(start, at), "kind": kind, "words": words})
        rows[-1]["total"] = each.total
    return rows
