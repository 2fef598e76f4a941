"""Which people a law speaks of, and where it leads them, in the scenario's own words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.space import Cell, Space

PARTS = ("staff_group", "band", "sector", "region")
NOT_IN_POST = "not in post"
"""The sector of those who keep their registration but do not work: they may come back."""


@dataclass(frozen=True)
class Where:
    """The cells whose staff group, band, sector and region are among those named. What names none means all.

    Those not in post are meant only where their sector is named.
    """

    staff_group: tuple[str, ...] = ()
    band: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    region: tuple[str, ...] = ()

    def cells(self, space: Space) -> NDArray[np.int64]:
        """Their numbers, rising."""
        wanted = {name: getattr(self, name) for name in PARTS if getattr(self, name)}
        found = space.where(**wanted)
        if NOT_IN_POST not in self.sector:
            found &= ~space.where(sector=[NOT_IN_POST])
        return np.flatnonzero(found).astype(np.int64)

    def __str__(self) -> str:
        named = (", ".join(getattr(self, name)) for name in PARTS if getattr(self, name))
        return "; ".join(named) or "everybody"


@dataclass(frozen=True)
class To:
    """What changes on the way: a part that is not named stays as it was."""

    staff_group: str | None = None
    band: str | None = None
    sector: str | None = None
    region: str | None = None

    def of(self, cell: Cell) -> Cell:
        return replace(cell, **self.named)

    @property
    def named(self) -> Mapping[str, str]:
        return {name: getattr(self, name) for name in PARTS if getattr(self, name) is not None}

    def __str__(self) -> str:
        return ", ".join(self.named.values())
