"""Who goes where: pairs of places between which people of a law go, so that a gain shows as another's loss."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.fillings import Filling
from stillroom.planning.projection.flows import GIVEN, QUALIFIED, Counts, Numbers
from stillroom.planning.projection.result_tables import ALL, Tables
from stillroom.planning.projection.scenario.assembly import Assembly

QUALIFIES, TRAINS, TAKES_POST = "qualifies", "takes a training place", "takes a new post"
Names = tuple[str, str, str]


@dataclass(frozen=True)
class Pair:
    """`law`: in words. A part of `to` is “all” where those who are drawn from a cell go to several."""

    law: str
    origin: Names
    to: Names


@dataclass(frozen=True, eq=False)
class Pairs:
    """`index[kind][cell]`: the number of the pair that those of a cell belong to whom that befalls, or −1."""

    pairs: Sequence[Pair]
    index: dict[int, NDArray[np.int64]]

    def counted(self, counts: Counts) -> Numbers:
        """`[draw, year, pair]`."""
        found = np.zeros((*counts.flows.shape[:2], len(self.pairs)), counts.flows.dtype)
        for kind, index in self.index.items():
            for cell in np.flatnonzero(index >= 0):
                found[:, :, index[cell]] += counts.flows[:, :, kind, cell]
        return found


def pairs_of(assembly: Assembly, tables: Tables) -> Pairs:
    """Every pair of different places that the scenario's laws may lead people between."""
    numbers: dict[Pair, int] = {}
    index: dict[int, NDArray[np.int64]] = {}

    def note(kind: int, cell: int, law: str, to: Names) -> None:
        origin = _names(assembly, cell)
        if origin != to:
            column = index.setdefault(kind, np.full(len(assembly.space), -1, np.int64))
            column[cell] = numbers.setdefault(Pair(law, origin, to), len(numbers))

    for number, outcome in enumerate(assembly.outcomes):
        for cell in np.flatnonzero(assembly.destination[:, number] >= 0):
            note(number, int(cell), outcome, _names(assembly, int(assembly.destination[cell, number])))
    for trainee in np.flatnonzero(assembly.qualifies_into >= 0):
        note(QUALIFIED, int(trainee), QUALIFIES, _names(assembly, int(assembly.qualifies_into[trainee])))
    trainees = {group for group, trains in zip(tables.groups, tables.trainees, strict=True) if trains}
    for donor, goals in _drawn(assembly).items():
        parts = [{names[part] for names in goals} for part in range(3)]
        to = tuple(next(iter(part)) if len(part) == 1 else ALL for part in parts)
        note(GIVEN, donor, TRAINS if parts[0] <= trainees else TAKES_POST, (to[0], to[1], to[2]))
    return Pairs(list(numbers), index)


def _drawn(assembly: Assembly) -> dict[int, set[Names]]:
    """Cell → the places that its people are drawn to by some filling."""
    found: dict[int, set[Names]] = {}
    fillings: list[Filling] = [each.filling for each in assembly.openings]
    for filling in fillings + [each.filling for each in assembly.new_posts]:
        for pool in filling.pools:
            for cell in pool.cells:
                found.setdefault(int(cell), set()).add(_names(assembly, int(filling.into[cell])))
    return found


def _names(assembly: Assembly, cell: int) -> Names:
    each = assembly.space.cells[cell]
    return each.staff_group, each.sector, each.region
