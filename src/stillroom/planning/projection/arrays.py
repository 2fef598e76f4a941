"""A model as arrays for the kernels, made once for all its draws."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.fillings import Filling
from stillroom.planning.projection.intakes import KEYS, Intake
from stillroom.planning.projection.kernels.blocks import BLOCK
from stillroom.planning.projection.kernels.calendar import ON_A_PAGE
from stillroom.planning.projection.kernels.state import (
    CELL,
    PERSON,
    Beginning,
    Calendar,
    Entrants,
    Law,
    Posts,
    Room,
    Trainers,
)
from stillroom.planning.projection.kernels.totals import totals
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start

_TOP = 2.0**32 - 1


def beginning(start: Start, model: Model) -> Beginning:
    """Raises ValueError for somebody whose training is to end and who is in none."""
    due = np.full(len(start.cell), -1) if start.due is None else start.due
    trainings = [each.cell for each in model.law.training]
    if np.any((due > 0) & ~np.isin(start.cell, trainings)):
        row = int(np.flatnonzero((due > 0) & ~np.isin(start.cell, trainings))[0])
        raise ValueError(f"Row {row} of the start has an end of training, but cell {start.cell[row]} is no training.")
    limits = (model.law.cells - 1, 10_000, 10_000, 2**15 - 1)
    columns = (start.cell, start.age, start.tenure, due)
    return Beginning(*(np.minimum(each, top).astype(np.int16) for each, top in zip(columns, limits, strict=True)))


def law_of(model: Model) -> Law:
    law = model.law
    time = model.working_time.hundredths if model.working_time else np.zeros((0, 1, 1))
    return Law(
        law.rate.shape[:4],
        *totals(law.rate),
        np.ascontiguousarray(law.destination, np.int64),
        law.keeps_tenure,
        law.tenure_classes,
        np.ascontiguousarray(time, np.int16),
    )


def cells_of(model: Model) -> NDArray[np.void]:
    """With nobody there yet."""
    found = np.zeros(model.law.cells, CELL)
    found["faster"] = 1.0
    for each in model.law.training:
        one = found[each.cell]
        one["months"], one["into"], one["passes"] = each.months, each.qualifies_into, each.passes
        one["resit"], one["deferral"], one["late"] = each.resit_months, each.deferral, each.deferral_months
    given = model.supervision
    if given is not None:
        found["region"], found["takes"], found["needs"] = given.region, given.takes, given.needs
        found["works"] = 0.0 if given.works is None else given.works
    return found


def entrants_of(intakes: Sequence[Intake], cells: int) -> Entrants:
    """`numbers` are for each draw to write."""
    return _entrants(intakes, [each.share for each in intakes], cells)


def posts_of(fillings: Sequence[Filling], cells: int) -> Posts:
    """`quota` and `outside.numbers` are for each draw to write."""
    pools = [pool for each in fillings for pool in each.pools]
    nobody = np.full(cells, 1 / cells)
    outside = _entrants(fillings, [nobody if each.outside is None else each.outside for each in fillings], cells)
    wanted = np.zeros((len(fillings), cells), np.bool_)
    for row, each in zip(wanted, fillings, strict=True):
        for pool in each.pools:
            row[pool.cells] = True
    within = [np.unique(pool.cells) for pool in pools]
    return Posts(
        np.cumsum([0, *(len(each.pools) for each in fillings)]),
        np.cumsum([0, *(len(each) for each in within)]),
        np.concatenate([*within, np.zeros(0, np.int64)]).astype(np.int64),
        wanted,
        np.zeros(len(pools), np.int64),
        np.array([each.into for each in fillings], np.int64).reshape(len(fillings), cells),
        outside._replace(key=outside.key | np.uint32(KEYS)),
    )


def _entrants(
    entries: Sequence[Intake] | Sequence[Filling], shares: Sequence[NDArray[np.float64]], cells: int
) -> Entrants:
    scaled = np.cumsum(np.array(shares).reshape(len(shares), cells), axis=1) * 2.0**32
    month, key, first_age, ages = (
        np.array([getattr(each, name) for each in entries], np.int64) for name in ("month", "key", "first_age", "ages")
    )
    below = np.minimum(np.rint(scaled), _TOP).astype(np.uint32)
    return Entrants(month, key.astype(np.uint32), np.zeros(len(entries), np.int64), below, first_age, ages)


def trainers_of(model: Model) -> Trainers:
    given = model.supervision
    if given is None:
        return Trainers(np.zeros((0, 1)), 0.0, 0.0, 0)
    wanted = np.zeros((0, given.regions)) if given.wanted is None else given.wanted
    return Trainers(
        np.ascontiguousarray(wanted, np.float64), float(given.drop_out), float(given.delay), given.step_months
    )


def room_for(people: int, cells: int, last: int) -> Room:
    """For at most so many people, at once and in turn."""
    return Room(
        people=np.zeros(people, PERSON),
        cell=np.zeros(people, np.int16),
        cells=np.zeros(cells, CELL),
        calendar=Calendar(
            np.zeros((people // ON_A_PAGE + last + 2, ON_A_PAGE + 1), np.int32),
            *(np.zeros(length, np.int32) for length in (last + 1, last + 1, 1)),
        ),
        rows=np.zeros(ON_A_PAGE + 1, np.uint64),
        chain=np.zeros(people, np.int32),
        lined=np.zeros(people, np.int32),
        ordinals=np.zeros(people, np.uint32),
        keys=np.zeros(people, np.uint32),
        high=np.zeros(people, np.uint32),
        scores=np.zeros(people, np.uint64),
        chosen=np.zeros(people, np.int32),
        numbers=np.zeros((4, BLOCK), np.uint32),
    )
