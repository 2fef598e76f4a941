"""What too many trainees for those who supervise them do: off unless the scenario turns it on.

In words: each region's trainees need supervision, one share each, from the same people who leave and are promoted. Each
supervisor can take so many. Where production needs more people than there are, supervisors are pulled to it, and only
that share of their supervision is left. Where trainees outnumber what supervisors can take, more of them drop out and
months of training are lost.

    overload = trainees ÷ (supervisors × takes × min(1, there ÷ wanted)) − 1, at least 0, of a region's counts at the
               start of the step
    drop-out × (1 + drop_out × overload);  a month is lost with the chance 1 − 1 ÷ (1 + delay × overload)

Takes: `drop_out`, `delay`, `takes`. The step in which counts are read changes the result: the manifest names it.

Source: capacity stretched D2:382; supervisors D0:63. No figures are given there: they are judgements.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.laws.figures import Figure, value
from stillroom.planning.projection.laws.where import Where
from stillroom.planning.projection.space import Space
from stillroom.planning.projection.supervision import Supervision


@dataclass(frozen=True)
class Takes:
    """How many trainees each person named can supervise."""

    where: Where
    trainees: Figure


@dataclass(frozen=True)
class Supervising:
    """`needs`: route → how much supervision a trainee of it needs; 1 unless stated.

    `production`: supervisors are pulled to production where `demand` wants more people than there are.
    """

    takes: Sequence[Takes]
    drop_out: Figure
    delay: Figure
    needs: Mapping[str, float] = field(default_factory=dict)
    production: bool = False


def supervision(
    entry: Supervising,
    needs: NDArray[np.float64],
    region: NDArray[np.int64],
    space: Space,
    values: Mapping[str, float],
    *,
    step_months: int,
    works: NDArray[np.float64] | None = None,
    wanted: NDArray[np.float64] | None = None,
) -> Supervision:
    """Of one draw. `needs[cell]`, `region[cell]`; `works[cell]` and `wanted[month, region]` in FTE."""
    takes = np.zeros(len(space))
    for each in entry.takes:
        takes[each.where.cells(space)] = value(each.trainees, values)
    takes[needs > 0] = 0.0
    drop_out, delay = value(entry.drop_out, values), value(entry.delay, values)
    return Supervision(region, takes, needs, drop_out, delay, works, wanted, step_months)
