"""What all charts share: sizes, the face, and colours that differ in lightness and so are told apart in grey."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

WIDE, NARROW = 640, 320
"""Pixels. Text is 16 pixels high in both, so that on a telephone it is not a picture of small print."""

FACE = "Arial, Liberation Sans, sans-serif"
"""One list everywhere: the engine that draws has Liberation Sans built in, and measures wrongly without it."""

TEXT_SIZE = 16
LETTER = 8.5
"""Pixels of a letter, on the safe side."""

INK, FAINT, GRID = "#212b32", "#4c6272", "#d8dde0"
LIGHTEST, LIGHT, MIDDLE, DARK = "#d3e6f6", "#8fc1ea", "#3f8fd2", "#00305e"
OTHER, OTHER_LIGHT = "#8a4b08", "#f7c58f"
GAIN, LOSS = "#005ea5", "#f5a65b"


def config(width: int) -> dict[str, Any]:
    """Our face, a faint grid, no frame, and keys above the picture, one below the other."""
    text = {"labelFontSize": TEXT_SIZE, "labelColor": INK, "labelLimit": width}
    return {
        "font": FACE,
        "background": "white",
        "padding": 4,
        "view": {"stroke": None},
        "axis": {**text, "labelOverlap": True, "gridColor": GRID, "domainColor": FAINT, "tickColor": FAINT},
        "legend": {
            **text,
            "title": None,
            "orient": "top",
            "layout": {"top": {"direction": "vertical", "anchor": "start", "margin": 4}},
        },
        "text": {"fontSize": TEXT_SIZE, "color": INK},
        "title": {"fontSize": TEXT_SIZE, "fontWeight": "normal", "color": INK, "anchor": "start"},
    }


def filled_key(names: Sequence[str], *, width: int, beside_labels: bool = False) -> alt.Legend:
    """A key of areas: outlined squares."""
    import altair as alt

    columns = _columns(names, width * (0.62 if beside_labels else 0.85))
    return alt.Legend(
        columns=columns, symbolType="square", symbolStrokeWidth=1, symbolStrokeColor=FAINT, symbolSize=200
    )


def line_key(names: Sequence[str], *, width: int) -> alt.Legend:
    """A key of lines, which shows them full, dashed and dotted as they are."""
    import altair as alt

    return alt.Legend(columns=_columns(names, width * 0.85), symbolType="stroke", symbolStrokeWidth=3, symbolSize=700)


def _columns(names: Sequence[str], room: float) -> int:
    """How many names stand side by side."""
    return max(1, int(room / (max(len(name) for name in names) * 7 + 30)))


def room_for(texts: Sequence[str], span: float, *, width: int) -> float:
    """How much longer than `span` a scale has to be for a text beside its longest bar."""
    part = (max((len(text) for text in texts), default=0) * LETTER + 20) / (width * 0.55)
    return span * part / (1 - part)


def data(name: str) -> alt.NamedData:
    """Rows that `draw` is given under this name: kept out of the chart, which copies and checks all it holds."""
    import altair as alt

    return alt.NamedData(name=name)


def wrapped(label: str, *, width: int) -> str:
    """The label in lines that take at most four tenths of the picture."""
    return "\n".join(textwrap.wrap(label, max(12, int(width * 0.4 / LETTER)))) or label


def rows_down(order: Sequence[str]) -> alt.Y:
    """Rows from top to bottom in this order, each with what `wrapped` made of its label beside it.

    Raises ValueError for two rows of one name, which would be drawn as one.
    """
    import altair as alt

    if len(set(order)) < len(order):
        raise ValueError(f"Each row needs a name of its own: {', '.join(order)}.")

    lines = "split(datum.label, '\\n')"
    # The engine sets the first line level with the row; the lines together should be.
    rise = alt.expr(f"-9 * (length({lines}) - 1)")
    axis = alt.Axis(
        title=None, labelExpr=lines, labelOffset=rise, labelOverlap=False, labelPadding=8, ticks=False, domain=False
    )
    return alt.Y("label:N", sort=list(order), axis=axis)


def row_height(labels: Sequence[str]) -> int:
    """Pixels for each row, with room for the label of most lines."""
    return max(44, 20 * max((label.count("\n") + 1 for label in labels), default=1) + 8)
