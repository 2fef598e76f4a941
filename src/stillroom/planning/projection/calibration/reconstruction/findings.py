"""What a reconstruction shows, in sentences; above all what it does not."""

from collections.abc import Sequence

from stillroom.planning.projection.calibration.reconstruction.grid import Grid
from stillroom.planning.projection.calibration.reconstruction.influence import at_levels, influences

VALIDATES_NOTHING = (
    "A combination that gives the printed figure validates nothing: many different ones give it, each wrong in its own"
    " way, and none says how the authors came by it."
)


def donor_sentence(part: int, whole: int, printed: str) -> str:
    """The share computed from its own figures beside the printed words (contradiction X3)."""
    return f"{part:,} of {whole:,} is {part / whole:.1%}; the source prints “{printed}”. Both are kept apart as levels."


def findings(grids: Sequence[Grid], *, printed: str, low: float, high: float) -> list[str]:
    """Plain sentences, in reading order."""
    found = []
    for grid in grids:
        matching = int(grid.matching(low, high).sum())
        found.append(
            f"{grid.title}: of {len(grid):,} combinations {matching:,} ({matching / len(grid):.1%}) give {low:.1%} to"
            f" {high:.1%}, the printed {printed}. The others give {grid.vacancy.min():.1%} to {grid.vacancy.max():.1%}."
        )
        strongest = influences(grid)[:3]
        found.append(
            "Most depends on "
            + ", then on ".join(f"{each.title.lower()} ({each.with_others:.0%} of the variance)" for each in strongest)
            + "."
        )
        never = [each for each in at_levels(grid, low, high) if not each.matching]
        if never:
            title = {choice.name: choice.title for choice in grid.choices}
            found.append(
                "It cannot come out with "
                + "; ".join(f"{title[each.choice].lower()}: {each.level}" for each in never)
                + "."
            )
        unsourced = [choice.title.lower() for choice in grid.choices if not choice.source]
        if unsourced:
            found.append(f"No source gives {'; '.join(unsourced)}.")
    return [*dict.fromkeys(found), VALIDATES_NOTHING]
