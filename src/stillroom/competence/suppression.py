"""Counts that may be shown across organisations: none so small, or of so few, that it points at somebody."""

from collections.abc import Mapping
from dataclasses import dataclass

SMALLEST = 5
CONTRIBUTORS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """Cells by name; None is suppressed. `total` is None where it would give a suppressed cell away."""

    cells: Mapping[str, int | None]
    total: int | None


def suppress(
    counts: Mapping[str, Mapping[str, int]], *, smallest: int = SMALLEST, contributors: int = CONTRIBUTORS
) -> Shown:
    """`counts`: cell → organisation → number. A cell needs the smallest number, and enough organisations behind it.

    Nothing counted anywhere is no secret. One suppressed cell alone would follow from the total, so the total goes too;
    so it does where all that is suppressed adds up to less than may be shown.
    """
    sums = {name: sum(by.values()) for name, by in counts.items()}
    cells: dict[str, int | None] = {}
    for name, by in counts.items():
        behind = sum(number > 0 for number in by.values())
        cells[name] = sums[name] if sums[name] == 0 or (sums[name] >= smallest and behind >= contributors) else None
    hidden = [sums[name] for name, shown in cells.items() if shown is None]
    everyone = {who for by in counts.values() for who, number in by.items() if number}
    total = sum(sums.values())
    safe = total == 0 or (len(everyone) >= contributors and total >= smallest)
    if len(hidden) == 1 or (hidden and sum(hidden) < smallest):
        safe = False
    return Shown(cells, total if safe else None)
