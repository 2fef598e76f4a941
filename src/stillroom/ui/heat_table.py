"""A dense matrix of people by things. Cheap to draw: a cell is a ready piece of HTML, shared by all cells like it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup, escape

from stillroom.ui.tones import Tone

EMPTY_CELL = Markup("<td></td>")


@lru_cache(maxsize=8192)
def heat_cell(tone: Tone | str, text: str, *, symbol: str = "", href: str = "", flag: str = "") -> Markup:
    """Return one cell.

    Parameters
    ----------
    tone
        The colour bucket, which brings its own symbol.
    text
        What the state is, in words; read out, and shown to nobody else: "Signed off until 3 March 2027".
    symbol
        At most three characters in place of the tone's own symbol, such as the days left.
    href
        Where the cell leads.
    flag
        A word that marks the cell in a corner, such as "overdue".
    """
    # Every part is escaped here, once, because Markup.format is ten times slower over thousands of cells.
    shown = f' data-symbol="{escape(symbol)}"' if symbol else ""
    marked = ' data-flag=""' if flag else ""
    words = f"<b>{escape(text)}, {escape(flag)}</b>" if flag else f"<b>{escape(text)}</b>"
    inside = f'<a href="{escape(href)}">{words}</a>' if href else words
    return Markup(f'<td class="app-tone-{Tone(tone).value}"{shown}{marked}>{inside}</td>')  # noqa: S704


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """A column: a short code, its title, where it leads, the group it stands in and a cell for the foot."""

    code: str
    title: str = ""
    href: str = ""
    group: str = ""
    foot: Markup = EMPTY_CELL


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row: its name, a line under the name, where it leads, and as many cells as there are columns."""

    name: str
    cells: Sequence[Markup]
    note: str = ""
    href: str = ""

    @property
    def body(self) -> Markup:
        """The cells as one piece."""
        return Markup("".join(self.cells))  # noqa: S704 -- cells are markup already


@dataclass(frozen=True, slots=True)
class HeatTable:
    """The matrix. ``caption`` names it; ``corner`` heads the column of names; ``foot`` heads the last row, if any."""

    caption: str
    columns: Sequence[HeatColumn]
    rows: Sequence[HeatRow]
    id: str = "heat-table"
    corner: str = "Person"
    foot: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{row.name} has {len(row.cells)} cells for {len(self.columns)} columns")

    @property
    def groups(self) -> list[tuple[str, int]]:
        """Runs of columns in the same group, with their lengths; empty when no column has a group."""
        runs = [(name, len(list(run))) for name, run in groupby(self.columns, key=lambda column: column.group)]
        return runs if any(name for name, _ in runs) else []

    @property
    def foot_cells(self) -> Markup:
        """The cells of the last row."""
        return Markup("".join(column.foot for column in self.columns))  # noqa: S704 -- cells are markup already


def heat_count(number: int, words: str, tone: Tone | str = "") -> Markup:
    """Return a cell for the foot: a number, read out with its words, in a tone when it needs attention."""
    kind = Markup(' class="app-tone-{}"').format(Tone(tone).value) if tone else ""
    return Markup("<td{} data-number>{}<b> {}</b></td>").format(kind, number, words)


def tones_used(cells: Iterable[tuple[Tone, str]]) -> list[tuple[Tone, str]]:
    """Return each pair of tone and words once, in the order of the tones: what a legend has to explain."""
    order = list(Tone)
    return sorted(set(cells), key=lambda pair: (order.index(pair[0]), pair[1]))
