"""What a reconstruction shows, in sentences; above all what it does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from stillroom.planning.projection.calibration.reconstruction.grid import Grid
from stillroom.planning.projection.calibration.reconstruction.influence import at_levels, influences

VALIDATES_NOTHING = (
    "A combination that gives the printed figure validates nothing: many different ones give it,"
    " and none says how the authors came by it."
)


@dataclass(frozen=True)
class Donors:
    """A share that the source prints in words, and the numbers it follows from."""

    part: int
    whole: int
    printed: str
    source: str

    @property
    def sentence(self) -> str:
        return (
            f"{self.part:,} of {self.whole:,} is {self.part / self.whole:.1%}; printed is “{self.printed}”"
            f" ({self.source}). Both are tried, and neither is corrected."
        )


@dataclass(frozen=True, eq=False)
class Reconstruction:
    """`low` to `high` counts as the `printed` figure. Raises ValueError unless the interval rises."""

    grids: Sequence[Grid]
    printed: str
    source: str
    low: float
    high: float
    donors: Donors | None = None

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"The interval from {self.low:g} to {self.high:g} does not rise.")


def findings(found: Reconstruction) -> list[str]:
    """In reading order, the last being what a match means."""
    said = [sentence for grid in found.grids for sentence in _of(found, grid)]
    if found.donors:
        said.append(found.donors.sentence)
    unsourced = {each.title.lower(): None for grid in found.grids for each in grid.choices if not each.source}
    if unsourced:
        said.append(f"No source gives: {'; '.join(unsourced)}. Their levels are assumed.")
    return [*said, VALIDATES_NOTHING]


def _signed(rate: float) -> str:
    return f"{rate:.1%}" if rate >= 0 else f"−{-rate:.1%} (more people than posts)"


def _of(found: Reconstruction, grid: Grid) -> list[str]:
    matching = int(grid.matching(found.low, found.high).sum())
    strongest = " and ".join(f"{each.title.lower()} ({each.with_others:.0%})" for each in influences(grid)[:2])
    never = [f"{each.choice} {each.level}" for each in at_levels(grid, found.low, found.high) if not each.matching]
    return [
        f"{grid.title}: {matching:,} of {len(grid):,} combinations ({matching / len(grid):.1%}) give {found.low:.1%} to"
        f" {found.high:.1%}, the printed {found.printed}; all give {_signed(grid.vacancy.min())} to"
        f" {_signed(grid.vacancy.max())}.",
        f"{grid.title}: most of the variance comes with {strongest}.",
        f"{grid.title}: it never comes out with {'; '.join(never)}."
        if never
        else f"{grid.title}: it comes out with every level of every assumption, so it rules none out.",
    ]
