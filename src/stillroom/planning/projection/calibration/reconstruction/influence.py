"""What each choice does to the figure over the whole grid: by level, and as a share of the variance."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.calibration.reconstruction.grid import Grid

Array = NDArray[np.float64]


@dataclass(frozen=True)
class AtLevel:
    """Over all combinations with this level: the mean figure, and how many of them match."""

    choice: str
    level: str
    mean: float
    low: float
    high: float
    combinations: int
    matching: int

    @property
    def range(self) -> tuple[float, float, float]:
        return self.mean, self.low, self.high


@dataclass(frozen=True)
class Influence:
    """`alone`: share of the variance that the choice explains by itself; `with_others`: that and all it takes part in.

    Sobol' indices of first order and total, exact, since the grid is whole and each combination counts alike.
    `moves`: from the lowest mean of a level to the highest.
    """

    choice: str
    title: str
    source: str
    alone: float
    with_others: float
    moves: float


def at_levels(grid: Grid, low: float, high: float) -> list[AtLevel]:
    matching = grid.matching(low, high)
    found = []
    for number, choice in enumerate(grid.choices):
        for place, label in enumerate(choice.values):
            of = grid.level[:, number] == place
            values = grid.vacancy[of]
            found.append(
                AtLevel(
                    choice.name,
                    label,
                    float(values.mean()),
                    float(values.min()),
                    float(values.max()),
                    int(of.sum()),
                    int((of & matching).sum()),
                )
            )
    return found


def influences(grid: Grid) -> list[Influence]:
    """The strongest first."""
    whole = grid.vacancy.reshape(grid.shape)
    variance = float(whole.var()) or 1.0
    found = []
    for number, choice in enumerate(grid.choices):
        others = tuple(axis for axis in range(whole.ndim) if axis != number)
        means = whole.mean(axis=others)
        left = float(whole.mean(axis=number).var())
        found.append(
            Influence(
                choice.name,
                choice.title,
                choice.source,
                float(means.var()) / variance,
                1 - left / variance,
                float(np.ptp(means)),
            )
        )
    return sorted(found, key=lambda each: -each.with_others)
