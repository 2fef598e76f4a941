"""Cohorts of a whole model, month by month: whole numbers of people of one kind, split by what befalls them.

Working time is counted with its mean and variance; its shape is taken to be normal, and each cell keeps its place in
it. All else has the distribution that individuals have.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.special import ndtri

from stillroom.planning.projection.crowd import Prepared
from stillroom.planning.projection.flows import OWN, Counts
from stillroom.planning.projection.intensities import MONTHS
from stillroom.planning.projection.kernels import crowds
from stillroom.planning.projection.kernels.crowd import Told
from stillroom.planning.projection.kernels.numbers import uniforms
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start

WORKING_TIME = 7
"""The stream of each cell's place in the spread of working time."""


def simulate_each(
    model_of: Callable[[int], Model], start: Start, *, years: int, seed: int, draws: Sequence[int], threads: int = 1
) -> Counts:
    """The draws named by number, each with a model of its own: all of the same cells, outcomes and number of fillings.

    Each is the same whichever others are asked for and on however many threads.
    """
    first = model_of(draws[0])
    shape = (len(draws), years * MONTHS + 1, first.law.cells)
    flows = np.zeros((len(draws), years, first.law.destination.shape[1] + OWN, first.law.cells), np.int32)
    unfilled = np.zeros((len(draws), len(first.fillings)), np.int32)
    told = Counts(np.zeros(shape, np.int32), np.zeros(shape, np.int32), flows, unfilled)
    numbered = list(enumerate(draws))

    def run(part: Sequence[tuple[int, int]]) -> None:
        prepared: Prepared | None = None
        for row, draw in part:
            model = model_of(draw)
            if prepared is None or prepared.model is not model:
                prepared = Prepared(model, start, years * MONTHS)
            _draw(prepared, told, row, seed, draw)

    with ThreadPoolExecutor(max_workers=threads) as pool:
        for each in [pool.submit(run, numbered[i::threads]) for i in range(threads)]:
            each.result()
    return told


def _draw(prepared: Prepared, told: Counts, row: int, seed: int, draw: int) -> None:
    crowd, (entering, posts) = prepared.begin(), prepared.dated.drawn(seed, draw)
    scores = ndtri(uniforms(len(crowd.here), stream=WORKING_TIME, seed=seed, draw=draw))
    unfilled = np.zeros(len(prepared.dated.order), np.int32)
    out = Told(told.people[row], told.fte[row], told.flows[row], unfilled)
    key = np.uint32(seed), np.uint32(draw)
    crowds.simulate(crowd, entering, posts, prepared.trainers, prepared.rules, scores, out, *key)
    told.unfilled[row, prepared.dated.order] = unfilled
