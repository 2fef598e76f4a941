"""Where no qualification exists that leads on: said plainly, as data with days and a source."""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "reference" / "qualification_gaps.csv"


@dataclass(frozen=True, slots=True)
class QualificationGap:
    """For these staff groups, from below one band towards roles held from another band on."""

    staff_groups: frozenset[str]
    band_below: int
    role_band_from: int
    text: str
    first: date
    last: date | None
    source: str

    def applies(self, staff_group: str, band: int | None, role_band: int | None, day: date) -> bool:
        in_force = self.first <= day and (self.last is None or day <= self.last)
        below = band is not None and band < self.band_below
        return in_force and below and staff_group in self.staff_groups and (role_band or 0) >= self.role_band_from


def qualification_gaps(
    staff_group: str, band: int | None, role_bands: Collection[int], day: date
) -> list[QualificationGap]:
    """`role_bands`: the bands at which the target role is held; the lowest counts."""
    lowest = min(role_bands, default=None)
    return [gap for gap in _rows() if gap.applies(staff_group, band, lowest, day)]


def band_number(afc_band: str) -> int | None:
    """“8a” is 8; an empty band is not known."""
    digits = afc_band.rstrip("abcd")
    return int(digits) if digits.isdigit() else None


@lru_cache(maxsize=1)
def _rows() -> tuple[QualificationGap, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            QualificationGap(
                frozenset(row["staff_groups"].split(";")),
                int(row["band_below"]),
                int(row["role_band_from"]),
                row["text"],
                date.fromisoformat(row["valid_from"]),
                date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                row["source"],
            )
            for row in csv.DictReader(file)
        )
