"""Individuals in continuous time, everybody of a date at once, with keyed random numbers."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from stillroom.planning.projection import arrays
from stillroom.planning.projection.fillings import Filling, quotas
from stillroom.planning.projection.flows import OWN, Counts
from stillroom.planning.projection.intakes import Intake, sizes
from stillroom.planning.projection.intensities import MONTHS
from stillroom.planning.projection.kernels.careers import simulate as _simulate
from stillroom.planning.projection.kernels.state import Beginning, Room, Told
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start


def simulate(model: Model, start: Start, *, years: int, seed: int, draws: Sequence[int], threads: int = 1) -> Counts:
    """The draws named by number, each the same whichever others are asked for and on however many threads."""
    return simulate_each(lambda _: model, start, years=years, seed=seed, draws=draws, threads=threads)


def simulate_each(
    model_of: Callable[[int], Model], start: Start, *, years: int, seed: int, draws: Sequence[int], threads: int = 1
) -> Counts:
    """The same, each draw with a model of its own: all of the same cells, outcomes and number of fillings."""
    first = model_of(draws[0])
    cells, outcomes = first.law.cells, first.law.destination.shape[1]
    people = np.zeros((len(draws), years * MONTHS + 1, cells), np.int32)
    flows = np.zeros((len(draws), years, outcomes + OWN, cells), np.int32)
    told = Counts(people, np.zeros_like(people), flows, np.zeros((len(draws), len(first.fillings)), np.int32))
    numbered, beginning = iter(list(enumerate(draws))), arrays.beginning(start, first)
    with ThreadPoolExecutor(max_workers=threads) as pool:
        workers = [pool.submit(_Worker(model_of, beginning, seed, told).run, numbered) for _ in range(threads)]
        for each in workers:
            each.result()
    return told


class _Prepared:
    """A model as arrays, with its intakes and fillings in order of their dates."""

    def __init__(self, model: Model, last: int) -> None:
        self.model, cells = model, model.law.cells
        self.intakes = [each for each in sorted(model.intakes, key=_month) if each.month <= last]
        self.order = sorted(range(len(model.fillings)), key=lambda each: model.fillings[each].month)
        self.order = [each for each in self.order if model.fillings[each].month <= last]
        self.fillings = [model.fillings[each] for each in self.order]
        self.law, self.cells = arrays.law_of(model), arrays.cells_of(model)
        self.entrants, self.posts = arrays.entrants_of(self.intakes, cells), arrays.posts_of(self.fillings, cells)
        self.from_outside = np.cumsum([len(each.pools) + 1 for each in self.fillings], dtype=np.int64) - 1
        self.trainers = arrays.trainers_of(model)


class _Worker:
    """One thread: draw after draw, in the same room."""

    def __init__(self, model_of: Callable[[int], Model], start: Beginning, seed: int, told: Counts) -> None:
        self.model_of, self.start, self.seed, self.told = model_of, start, seed, told
        self.prepared: _Prepared | None = None
        self.room: Room | None = None

    def run(self, numbered: Iterator[tuple[int, int]]) -> None:
        for row, draw in numbered:
            self._draw(row, draw)

    def _draw(self, row: int, draw: int) -> None:
        told, model = self.told, self.model_of(draw)
        last, cells = told.people.shape[1] - 1, told.people.shape[2]
        if self.prepared is None or self.prepared.model is not model:
            self.prepared = _Prepared(model, last)
        now, seed = self.prepared, self.seed
        entrants = now.entrants._replace(numbers=sizes(now.intakes, seed=seed, draw=draw))
        whole = quotas(now.fillings, seed=seed, draw=draw)
        outside = now.posts.outside._replace(numbers=whole[now.from_outside])
        posts = now.posts._replace(quota=np.delete(whole, now.from_outside), outside=outside)
        people = len(self.start.cell) + int(entrants.numbers.sum()) + int(whole.sum())
        if self.room is None or len(self.room.cell) < people:
            self.room = arrays.room_for(people + people // 16, cells, last)
        self.room.cells[:] = now.cells
        unfilled = np.zeros(len(now.fillings), np.int32)
        out = Told(told.people[row], told.fte[row], told.flows[row], unfilled)
        key = np.uint32(seed), np.uint32(draw)
        _simulate(self.start, now.law, entrants, posts, now.trainers, self.room, out, *key)
        told.unfilled[row, now.order] = unfilled


def _month(each: Intake | Filling) -> int:
    return each.month
