"""Training places, and who takes them.

In words: on the date they start, a commissioned number of places of a route open in a region. A share of them, on
average half of PTPT vacancies (D2:288), is taken by support staff of that region, who leave their posts for it, as far
as there are any; the others come from outside. Places that the region's support staff cannot fill stay vacant. Places
that started before the base date are trainees at the start, all still in training, until they are due.

    from support staff = from_support × number, each of them equally likely
    from outside       = the rest, ages spread evenly

Takes: `number`, `from_support`.

Source: places by region and year D2:438-448; half of vacancies filled by support staff D2:288.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from stillroom.planning.projection.fillings import Filling, Pool
from stillroom.planning.projection.laws.figures import Figure
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.keys import key, named
from stillroom.planning.projection.laws.training import Training
from stillroom.planning.projection.laws.where import Where
from stillroom.planning.projection.space import FIRST_AGE, Cell, Space
from stillroom.planning.projection.transitions import LEAVES


@dataclass(frozen=True)
class Places:
    """`number` places of `route` in `region` on each of the dates. `sector` and `band`: of the trainees' cell."""

    name: str
    route: str
    region: str
    number: Figure
    starts: tuple[date, ...]
    sector: str
    band: str
    from_support: Figure = 0.0
    support: Where = field(default_factory=Where)
    ages: tuple[int, int] = (18, 35)


@dataclass(frozen=True, eq=False)
class Opening:
    """A filling for one place, with the figures that it depends on."""

    number: Figure
    share: Figure
    filling: Filling


def trainee_cell(entry: Places, routes: Sequence[Training], space: Space) -> int:
    """Raises KeyError for a cell that the scenario does not have."""
    group = next(each.staff_group for each in routes if each.route == entry.route)
    return space.number(Cell(group, entry.band, entry.sector, entry.region))


def openings(entries: Sequence[Places], routes: Sequence[Training], space: Space, horizon: Horizon) -> list[Opening]:
    """Those that open after the base date and by the end, in the order of the scenario."""
    found = []
    for each in entries:
        cell = trainee_cell(each, routes, space)
        outside = np.zeros(len(space))
        outside[cell] = 1.0
        into = np.full(len(space), LEAVES, np.int64)
        support = each.support.cells(space)
        support = support[[space.cells[one].region == each.region and one != cell for one in support]]
        into[support] = cell
        first, last = each.ages
        pools = [Pool(support, 1.0)] if each.from_support != 0 else []
        for start in each.starts:
            month = horizon.month(start)
            if not 1 <= month <= horizon.months:
                continue
            name = named("places", each.route, each.region, each.sector, each.band, each.name, start.isoformat())
            ages = first - FIRST_AGE, last - first + 1
            filling = Filling(key(name), month, 1.0, pools, into, outside, *ages, name=name)
            found.append(Opening(each.number, each.from_support, filling))
    return found
