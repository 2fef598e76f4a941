"""A model with everything in it, of synthetic figures: 90,000 people, 200 cells, ten years, month by month.

Seven regions; in each two trainings that half fill from its own staff every September, new posts that draw from two
groups of cells every March, joiners every month, working time by age, and supervision read each month. Eight outcomes
that differ by three classes of time in post and sixty ages. Figures are drawn anew for each draw.
"""

import time
from dataclasses import replace
from functools import cache

import numpy as np

from benchmarks.measured import Measured
from stillroom.planning.projection.executors import run, run_each
from stillroom.planning.projection.fillings import Filling, Pool
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.space import AGES, Cell, Space
from stillroom.planning.projection.supervision import Supervision
from stillroom.planning.projection.working_time import PLACES, WorkingTime

CELLS, REGIONS, TRAININGS, YEARS = 200, 7, 14, 10
POSTS = CELLS - TRAININGS
TENURE_FROM, OUTCOMES = (0, 1, 3), 8


@cache
def model(cells: int = CELLS) -> Model:
    random = np.random.default_rng(1)
    region = np.arange(cells) % REGIONS
    space = Space([Cell("staff", str(number), "sector", f"region {region[number]}") for number in range(cells)])
    joining = np.where(np.arange(cells) >= TRAININGS, 1 / (cells - TRAININGS), 0.0)
    intakes = [Intake(month, month, 300.0, joining, 2, 20) for month in range(1, 12 * YEARS + 1)]
    hundredths = np.sort(random.integers(20, 101, (cells, AGES, PLACES)), axis=2)
    fillings = [each for year in range(YEARS) for here in range(REGIONS) for each in _fillings(year, here, region)]
    supervision = Supervision(
        region, takes=np.where(np.arange(cells) >= cells * 3 // 4, 0.2, 0.0),
        needs=np.where(np.arange(cells) < TRAININGS, 1.0, 0.0), drop_out=0.5, delay=0.3,
        works=np.ones(cells), wanted=np.full((12 * YEARS + 1, REGIONS), 9_000.0),
    )  # fmt: skip
    outcomes = [f"outcome {number}" for number in range(OUTCOMES)]
    return Model(space, _law(cells), outcomes, intakes, fillings, WorkingTime(hundredths), supervision)


def _law(cells: int) -> Intensities:
    random = np.random.default_rng(2)
    rate = random.random((1, cells, len(TENURE_FROM), AGES, OUTCOMES)) * 0.04
    destination = random.integers(TRAININGS, cells, (cells, OUTCOMES))
    destination[:, :2] = -1
    training = [Training(cell, 24, TRAININGS + cell, 0.9, 6, 0.1, 12) for cell in range(TRAININGS)]
    return Intensities(rate, destination, np.arange(OUTCOMES) >= 4, TENURE_FROM, training=training)


def _fillings(year: int, here: int, region: np.ndarray) -> list[Filling]:  # type: ignore[type-arg]
    cells = len(region)
    staff = np.flatnonzero((region == here) & (np.arange(cells) >= TRAININGS))
    found = []
    for training in (here, here + REGIONS):
        into = np.full(cells, -1)
        into[staff] = training
        outside = np.eye(cells)[training]
        key, month = 1_000 + 100 * year + training, 12 * year + 5
        found.append(Filling(key, month, 130.0, [Pool(staff, 0.5)], into, outside, 2, 20))
    post, donors = staff[-1], staff[:-1]
    into = np.full(cells, -1)
    into[donors] = post
    pools = [Pool(donors[:6], 0.4), Pool(donors[6:], 0.3)]
    return [*found, Filling(5_000 + 100 * year + here, 12 * year + 11, 100.0, pools, into, np.eye(cells)[post], 2, 20)]


@cache
def start(people: int = 90_000, cells: int = CELLS) -> Start:
    random = np.random.default_rng(3)
    cell, due = random.integers(TRAININGS, cells, people), np.full(people, -1)
    trainee = random.random(people) < 0.04
    cell[trainee] = random.integers(0, TRAININGS, trainee.sum())
    due[trainee] = random.integers(1, 25, trainee.sum())
    return Start(cell, random.integers(0, 45, people), random.integers(0, 10, people), due)


def pharmacy(draws: int) -> list[Measured]:
    """The whole on two threads, its parts' growth on one."""
    scale = np.random.default_rng(4).gamma(100.0, 0.01, draws)
    base = model()

    def of(draw: int) -> Model:
        return replace(base, law=replace(base.law, rate=base.law.rate * scale[draw]))

    run(base, start(), years=1, seed=1, draws=[0], executor="individuals")
    began = time.perf_counter()
    run_each(of, start(), years=YEARS, seed=1, draws=range(draws), executor="individuals", threads=2)
    taken = time.perf_counter() - began
    said = f"90,000 people, 200 cells, 120 months, {draws} draws of the figures"
    whole = Measured("the full pharmacy law, individuals, 2 threads", said, taken, "s", 20.0 * draws / 500)
    return [whole, *_growth()]


def _growth() -> list[Measured]:
    ways = {
        "45,000 people": (CELLS, 45_000, YEARS), "90,000 people": (CELLS, 90_000, YEARS),
        "180,000 people": (CELLS, 180_000, YEARS), "100 cells": (100, 90_000, YEARS), "5 years": (CELLS, 90_000, 5),
    }  # fmt: skip
    return [Measured("  a draw and thread", what, _draw(*of) * 1e3, "ms") for what, of in ways.items()]


def _draw(cells: int, people: int, years: int) -> float:
    """Seconds of processor time a draw: the least of three runs of four draws, since others run on the machine."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        run(model(cells), start(people, cells), years=years, seed=1, draws=range(4), executor="individuals")
        taken.append((time.process_time() - began) / 4)
    return min(taken)
