"""The tables that results are told in: staff group by sector by region, with totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.laws.where import NOT_IN_POST
from stillroom.planning.projection.scenario.scenario import Scenario

ALL = "all"


@dataclass(frozen=True, eq=False)
class Tables:
    """`groups` × `sectors` × `regions`; the last sector holds those not in post, apart from every total."""

    groups: tuple[str, ...]
    sectors: tuple[str, ...]
    regions: tuple[str, ...]
    flat: NDArray[np.int64]
    there: NDArray[np.bool_]
    trainees: NDArray[np.bool_]

    @property
    def shape(self) -> tuple[int, int, int]:
        """With the sector of those not in post, without totals."""
        return len(self.groups), len(self.sectors) + 1, len(self.regions)

    @cached_property
    def size(self) -> int:
        return int(np.prod(self.shape))

    def summed(self, by_cell: NDArray[Any]) -> NDArray[Any]:
        """`[…, cell]` → `[…, place]`: bands added up. Whole numbers stay whole."""
        found = np.zeros((*by_cell.shape[:-1], self.size), by_cell.dtype)
        for cell, place in enumerate(self.flat):
            found[..., place] += by_cell[..., cell]
        return found

    def with_totals(self, by_place: NDArray[Any]) -> NDArray[Any]:
        """`[…, place]` → `[…, group + all, sector + all, region + all]`, of those in post."""
        table = by_place.reshape(*by_place.shape[:-1], *self.shape)[..., :-1, :]
        for axis in (-3, -2, -1):
            table = np.concatenate([table, table.sum(axis=axis, keepdims=True)], axis=axis)
        return table

    @property
    def rows(self) -> list[tuple[int, int, int]]:
        """The places of a table with totals that have a cell in them, the totals last."""
        counted = self.with_totals(self.there.ravel().astype(np.int64))
        return [(int(g), int(s), int(r)) for g, s, r in np.argwhere(counted > 0)]

    def names(self, row: tuple[int, int, int]) -> tuple[str, str, str]:
        """Staff group, sector and region of a row; “all” for a total."""
        axes: Sequence[Sequence[str]] = (self.groups, self.sectors, self.regions)
        group, sector, region = ((*axis, ALL)[at] for axis, at in zip(axes, row, strict=True))
        return group, sector, region


def tables_of(scenario: Scenario) -> Tables:
    groups = tuple(each.code for each in scenario.staff_groups)
    sectors, regions = scenario.sectors, scenario.regions
    every = (*sectors, NOT_IN_POST)
    there = np.zeros((len(groups), len(every), len(regions)), np.bool_)
    at = []
    for cell in scenario.space.cells:
        place = groups.index(cell.staff_group), every.index(cell.sector), regions.index(cell.region)
        there[place] = True
        at.append(int(np.ravel_multi_index(place, there.shape)))
    trainees = np.array([group in scenario.trainee_groups for group in groups])
    return Tables(groups, sectors, regions, np.array(at, np.int64), there, trainees)
