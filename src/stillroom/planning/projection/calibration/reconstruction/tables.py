"""What a reconstruction found, as tables."""

from collections.abc import Sequence

from stillroom.planning.projection.calibration.reconstruction.findings import Reconstruction, findings
from stillroom.planning.projection.calibration.reconstruction.grid import Grid
from stillroom.planning.projection.calibration.reconstruction.influence import at_levels, influences
from stillroom.planning.projection.calibration.table import Table

SECTION = "Reconstruction"


def reconstruction_tables(found: Reconstruction) -> list[Table]:
    """Of each grid: what each choice does, by level, and every combination."""
    *said, last = findings(found)
    tables = [
        Table("findings", SECTION, f"The printed {found.printed}", last, ("Finding",), [(each,) for each in said])
    ]
    for number, grid in enumerate(found.grids, 1):
        tables += [_influence(found, grid, number), _levels(found, grid, number), _combinations(found, grid, number)]
    return tables


def _influence(found: Reconstruction, grid: Grid, number: int) -> Table:
    matching = int(grid.matching(found.low, found.high).sum())
    return Table(
        f"influence_{number}",
        SECTION,
        f"{grid.title}: what the vacancy rate depends on",
        f"{matching:,} of {len(grid):,} combinations give the printed {found.printed}.",
        ("assumption", "moves the mean by", "share of variance", "with others", "source"),
        [
            (each.title, _rounded(each.moves), round(each.alone, 3), round(each.with_others, 3), each.source or "none")
            for each in influences(grid)
        ],
        "Moves the mean by: from the level with the lowest mean to that with the highest. Shares of the variance over"
        " the grid (Sobol'), alone and with what it takes part in; each combination counts alike.",
        percent=("moves the mean by", "share of variance", "with others"),
    )


def _levels(found: Reconstruction, grid: Grid, number: int) -> Table:
    titles = {each.name: each.title for each in grid.choices}
    return Table(
        f"levels_{number}",
        SECTION,
        f"{grid.title}: combinations that match, by level",
        "Every level of every assumption matches somewhere: the printed figure rules none of them out."
        if all(each.matching for each in at_levels(grid, found.low, found.high))
        else "Some levels never match.",
        ("assumption", "level", "mean", "lowest", "highest", "combinations", "matching"),
        [
            (titles[each.choice], each.level, *map(_rounded, each.range), each.combinations, each.matching)
            for each in at_levels(grid, found.low, found.high)
        ],
        percent=("mean", "lowest", "highest"),
    )


def _combinations(found: Reconstruction, grid: Grid, number: int) -> Table:
    labels = [list(each.values) for each in grid.choices]
    matching = grid.matching(found.low, found.high)
    rows: list[Sequence[object]] = [
        (*(labels[choice][level] for choice, level in enumerate(levels)), round(rate, 5), "yes" if match else "no")
        for levels, rate, match in zip(grid.level.tolist(), grid.vacancy.tolist(), matching.tolist(), strict=True)
    ]
    return Table(
        f"combinations_{number}",
        SECTION,
        f"{grid.title}: every combination",
        f"{len(grid):,} combinations.",
        (*(each.name for each in grid.choices), "vacancy_rate", "matches"),
        rows,
    )


def _rounded(value: float) -> float:
    return round(value, 4)
