"""A model and its start as arrays of whole cohorts, made once for all its draws."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.cohorts import counted_by_kind
from stillroom.planning.projection.fillings import Filling, quotas
from stillroom.planning.projection.intakes import KEYS, Intake, sizes
from stillroom.planning.projection.kernels.crowd import Array, Crowd, Entering, Posts, Rules, Trainers
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start


class Dated:
    """What a model has on dates up to a last month, in their order. `order`: the numbers of the fillings."""

    def __init__(self, model: Model, last: int) -> None:
        cells = model.law.cells
        self.intakes = sorted((each for each in model.intakes if each.month <= last), key=lambda each: each.month)
        dated = ((each.month, number) for number, each in enumerate(model.fillings) if each.month <= last)
        self.order = [number for _, number in sorted(dated)]
        self.fillings = [model.fillings[number] for number in self.order]
        self._entering = _entering(self.intakes, [each.share for each in self.intakes], cells)
        self._posts = _posts(self.fillings, cells)
        self._outside = np.cumsum([len(each.pools) + 1 for each in self.fillings], dtype=np.int64) - 1

    def drawn(self, seed: int, draw: int) -> tuple[Entering, Posts]:
        """With how many enter, and how many posts each pool is to fill, in one draw."""
        return self._sized(sizes(self.intakes, seed=seed, draw=draw), quotas(self.fillings, seed=seed, draw=draw))

    def expected(self) -> tuple[Entering, Posts]:
        """The same on average."""
        numbers = np.array([each.expected for each in self.intakes], np.float64)
        return self._sized(numbers, np.concatenate([np.zeros(0), *(np.diff(each.bounds) for each in self.fillings)]))

    def _sized(self, numbers: NDArray[Any], posts: NDArray[Any]) -> tuple[Entering, Posts]:
        outside = self._posts.outside._replace(number=posts[self._outside])
        quota = np.delete(posts, self._outside)
        return self._entering._replace(number=numbers), self._posts._replace(quota=quota, outside=outside)


class Prepared:
    """A model, and a crowd to run it with, draw after draw."""

    def __init__(self, model: Model, start: Start, last: int) -> None:
        self.model, self.dated = model, Dated(model, last)
        self.rules, self.trainers = rules_of(model), trainers_of(model)
        self._start = crowd_of(model, start, self.rules, last, np.int64)
        self._crowd = Crowd(*(each.copy() for each in self._start))

    def begin(self) -> Crowd:
        """Everybody as at the start, without overload."""
        for now, at_start in zip(self._crowd, self._start, strict=True):
            now[...] = at_start
        self.rules.faster[:], self.rules.lost[:] = 1.0, 0.0
        return self._crowd


def trainers_of(model: Model) -> Trainers:
    nothing, given = np.zeros(model.law.cells), model.supervision
    if given is None:
        return Trainers(nothing.astype(np.int64), nothing, nothing, nothing, np.zeros((0, 0)), 0.0, 0.0, 0)
    return Trainers(
        given.region.astype(np.int64),
        given.takes.astype(np.float64),
        given.needs.astype(np.float64),
        nothing if given.works is None else given.works.astype(np.float64),
        np.zeros((0, given.regions)) if given.wanted is None else np.ascontiguousarray(given.wanted, np.float64),
        float(given.drop_out),
        float(given.delay),
        given.step_months,
    )


def _entering(entries: Sequence[Intake] | Sequence[Filling], shares: Sequence[Array], cells: int) -> Entering:
    month, key, first_age, ages = (
        np.array([getattr(each, name) for each in entries], np.int64) for name in ("month", "key", "first_age", "ages")
    )
    share = np.array(shares, np.float64).reshape(len(shares), cells)
    return Entering(month, key, np.zeros(len(entries), np.int64), share, first_age, ages)


def _posts(fillings: Sequence[Filling], cells: int) -> Posts:
    within = [np.unique(pool.cells) for each in fillings for pool in each.pools]
    nobody = np.zeros(cells)
    outside = _entering(fillings, [nobody if each.outside is None else each.outside for each in fillings], cells)
    return Posts(
        np.cumsum([0, *(len(each.pools) for each in fillings)]),
        np.cumsum([0, *(len(each) for each in within)]),
        np.concatenate([*within, np.zeros(0, np.int64)]).astype(np.int64),
        np.zeros(len(within), np.int64),
        np.array([each.into for each in fillings], np.int64).reshape(len(fillings), cells),
        outside._replace(key=outside.key | KEYS),
    )


def rules_of(model: Model) -> Rules:
    law, each = model.law, model.law.training
    cell, months, into, resit, late = (
        np.array([getattr(one, name) for one in each], np.int64)
        for name in ("cell", "months", "qualifies_into", "resit_months", "deferral_months")
    )
    training = np.full(law.cells, -1, np.int64)
    training[cell] = np.arange(len(each))
    whole, time = np.full((law.cells, law.ages), 100.0), model.working_time
    return Rules(
        np.ascontiguousarray(law.rate),
        law.total,
        np.ascontiguousarray(law.destination, np.int64),
        law.keeps_tenure,
        law.tenure_classes,
        training,
        cell,
        months,
        into,
        resit,
        late,
        np.array([one.passes for one in each], np.float64),
        np.array([one.deferral for one in each], np.float64),
        whole if time is None else time.hundredths.mean(axis=2),
        np.zeros_like(whole) if time is None else time.hundredths.var(axis=2),
        np.ones(law.cells),
        np.zeros(law.cells),
    )


def crowd_of(
    model: Model,
    start: Start,
    rules: Rules,
    last: int,
    kind: type[np.int64] | type[np.float64],
    *,
    ages: int | None = None,
) -> Crowd:
    """Those of the start: trainees by the month in which their training ends, all others by cell.

    In whole numbers or in numbers that may be parts of one; with room for more ages than the law has, where asked for.
    """
    law = model.law
    tenures, due = len(law.tenure_classes), np.full(len(start.cell), -1) if start.due is None else start.due
    trains = (due > 0) & (rules.training[start.cell] >= 0)
    rest = Start(start.cell[~trains], start.age[~trains], start.tenure[~trains])
    ages = ages or law.ages
    people = np.zeros((law.cells, tenures, ages), kind)
    people[..., : law.ages] = counted_by_kind(rest, law.cells, tenures, law.ages)
    trainees = np.zeros((len(law.training), 2, last + 2, tenures, ages), kind)
    waiting = np.zeros(trainees.shape[:3], kind)
    whose = rules.training[start.cell[trains]], 0, np.minimum(due[trains], last + 1)
    place = np.minimum(start.tenure[trains], tenures - 1), np.minimum(start.age[trains], law.ages - 1)
    np.add.at(trainees, (*whose, *place), 1)  # type: ignore[arg-type]  # numpy names no tuple of arrays and numbers
    np.add.at(waiting, whose, 1)  # type: ignore[arg-type]
    room = np.zeros_like(people), np.zeros(ages, kind), np.zeros((law.cells, 1, ages), kind)
    return Crowd(people, trainees, waiting, *room, np.zeros(law.cells, kind))
