"""The executors against each other, on a model with everything in it; and what cohorts promise of themselves."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from scipy import stats

from stillroom.planning.projection.executors import run
from stillroom.planning.projection.fillings import Filling, Pool
from stillroom.planning.projection.flows import Counts
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.recursion import between_steps, expected
from stillroom.planning.projection.space import Cell, Space
from stillroom.planning.projection.supervision import Supervision
from stillroom.planning.projection.transitions import LEAVES
from stillroom.planning.projection.working_time import WorkingTime
from tests.validation.projection.closed import DRAWN, law, model, people
from tests.validation.projection.closed import drawn as drawn_by

SUPPORT, TRAINEE, TECHNICIAN, PRACTICE = range(4)
YEARS, AGES, DRAWS = 5, 40, 500
INTO = np.array([LEAVES, TECHNICIAN, LEAVES, LEAVES])
DESTINATION = np.array([[LEAVES, TECHNICIAN], [LEAVES, SUPPORT], [LEAVES, PRACTICE], [LEAVES, TECHNICIAN]])


def whole_model(*, supervised: bool = True) -> Model:
    """Everything at once: newcomers leave more, trainees sit again and defer, posts draw on two cells, on anniversaries
    too, and there are too few to supervise.
    """
    rate = np.zeros((2, 4, 3, AGES, 2))
    rate[..., 0] = 0.1 + 0.004 * np.arange(AGES)
    rate[:, :, 0] *= 2
    rate[1] *= 1.3
    rate[:, SUPPORT, ..., 1], rate[:, TRAINEE, ..., 1] = 0.05, 0.1
    rate[:, TECHNICIAN, ..., 1], rate[:, PRACTICE, ..., 1] = 0.15, 0.4
    training = Training(TRAINEE, 18, TECHNICIAN, passes=0.8, resit_months=5, deferral=0.1, deferral_months=4)
    law = Intensities(rate, DESTINATION, np.array([False, True]), (0, 1, 3), training=[training])
    trainees = np.array([0, 1.0, 0, 0])
    places = [Intake(1 + year, 6 + 12 * year, 40.0, trainees, 2, 9, exact=True) for year in range(YEARS)]
    joiners = [Intake(50 + m, m, 9.0, np.array([0.5, 0, 0.4, 0.1]), 1, 20) for m in range(3, 12 * YEARS + 1, 3)]
    donors = [Pool(np.array([SUPPORT]), 0.2), Pool(np.array([TECHNICIAN]), 0.5)]
    into = np.array([PRACTICE, LEAVES, PRACTICE, LEAVES])
    opening = Filling(1, 24, 37.5, donors, into, np.array([0, 0, 0, 1.0]), 5, 10)
    into = np.array([TRAINEE, LEAVES, LEAVES, LEAVES])
    half = Filling(2, 31, 25.0, [Pool(np.array([SUPPORT]), 0.5)], into, trainees, 2, 9)
    time = np.sort(np.random.default_rng(1).integers(30, 101, (4, AGES, 16)), axis=2)
    takes, needs = np.array([0, 0, 0.15, 0.0]), np.array([0, 1.0, 0, 0])
    supervision = Supervision(np.zeros(4, np.int64), takes, needs, 0.5, 0.3, step_months=3) if supervised else None
    cells = [Cell(name, "4", "hospital", "London") for name in ("support", "trainee", "technician", "practice")]
    return Model(
        Space(cells), law, ("leaves", "moves"), [*places, *joiners], [opening, half], WorkingTime(time), supervision
    )


def everybody(people: int = 800) -> Start:
    number = np.arange(people)
    cell = number % 4
    return Start(cell, number % 37, number % 6, np.where(cell == TRAINEE, 1 + number % 17, -1))


@cache
def drawn(executor: str, *, supervised: bool = True) -> Counts:
    model = whole_model(supervised=supervised)
    return run(model, everybody(), years=YEARS, seed=5, draws=range(DRAWS), executor=executor)


NAMES = ("people", "fte", "flows", "unfilled")


@pytest.mark.parametrize("executor", DRAWN)
@pytest.mark.parametrize("name", NAMES)
def test_the_mean_is_the_recursions(executor: str, name: str) -> None:
    found = getattr(drawn(executor, supervised=False), name)
    wanted = getattr(expected(whole_model(supervised=False), everybody(), years=YEARS), name)[0]
    error = found.std(axis=0, ddof=1) / np.sqrt(DRAWS)
    assert np.all(np.abs(found.mean(axis=0) - wanted) <= 4.5 * error + 0.02)


@pytest.mark.parametrize("name", NAMES)
def test_with_supervision_individuals_and_cohorts_have_the_same_mean_and_spread(name: str) -> None:
    one, other = (getattr(drawn(executor), name).astype(float) for executor in DRAWN)
    spread = np.sqrt((one.var(axis=0) + other.var(axis=0)) / 2)
    assert np.all(np.abs(one.mean(axis=0) - other.mean(axis=0)) <= 4.5 * spread * np.sqrt(2 / DRAWS) + 1e-9)
    often = (one.mean(axis=0) > 5) & (spread > 1)  # where counts are not so few that a sample's spread is a guess
    ratio = np.log(one.std(axis=0)[often] / other.std(axis=0)[often])
    assert np.all(np.abs(ratio) < 4.5 / np.sqrt(DRAWS))


@pytest.mark.parametrize("month", [12, 31, 60])
def test_and_the_same_distribution(month: int) -> None:
    one, other = (drawn(executor).people[:, month] for executor in DRAWN)
    for cell in range(4):
        assert stats.ks_2samp(one[:, cell], other[:, cell]).pvalue > 1e-4


@pytest.mark.parametrize("executor", ["expected", *DRAWN])
def test_every_table_reconciles(executor: str) -> None:
    found = drawn(executor) if executor in DRAWN else expected(whole_model(), everybody(), years=YEARS)
    assert np.abs(found.unreconciled(DESTINATION, INTO)).max() < 1e-9


def test_steps_agree_with_posts_and_working_time_too() -> None:
    model = whole_model(supervised=False)
    monthly, *others = (expected(model, everybody(), years=YEARS, step_months=step) for step in (1, 3, 12))
    for other in others:
        assert np.abs(monthly.people - other.people)[:, ::12].max() < 1e-9
        assert np.abs(monthly.fte - other.fte)[:, ::12].max() < 1e-7
        assert np.abs(monthly.flows - other.flows).max() < 1e-9


def test_with_supervision_the_difference_between_steps_is_told() -> None:
    assert between_steps(whole_model(supervised=False), everybody(), years=YEARS).max() < 1e-9
    monthly, quarterly, yearly = np.abs(between_steps(whole_model(), everybody(), years=YEARS)).max(axis=(1, 2))
    assert monthly == 0
    assert 0.1 < quarterly < yearly


def test_cohorts_are_the_same_on_any_number_of_threads_and_for_any_choice_of_draws() -> None:
    shared = run(whole_model(), everybody(), years=YEARS, seed=5, draws=range(6), executor="cohorts", threads=3)
    some = run(whole_model(), everybody(), years=YEARS, seed=5, draws=[4, 1], executor="cohorts")
    for name in NAMES:
        assert np.array_equal(getattr(shared, name), getattr(drawn("cohorts"), name)[:6])
        assert np.array_equal(getattr(some, name), getattr(drawn("cohorts"), name)[[4, 1]])


def test_cohorts_keep_a_draws_place_when_a_scenario_differs_a_little() -> None:
    """Four places more each year: the difference is known far better than either number."""
    before = whole_model(supervised=False)
    more = [replace(each, expected=each.expected + 4) if each.exact else each for each in before.intakes]
    after = run(replace(before, intakes=more), everybody(), years=YEARS, seed=5, draws=range(200), executor="cohorts")
    one = drawn("cohorts", supervised=False).people[:200, -1].sum(axis=1)
    difference = after.people[:, -1].sum(axis=1) - one
    assert 5 < difference.mean() < 20
    assert difference.var() < one.var() / 4


def test_cohorts_that_a_scenario_does_not_touch_stay_as_they_were() -> None:
    """Two regions, four more places in one: in the other nobody's number changes, in any draw or month."""
    rates = law({(0, 1): 0.4, (1, LEAVES): 0.2, (2, 3): 0.4, (3, LEAVES): 0.2}, 4)
    counts = []
    for places in (20.0, 24.0):
        intakes = [Intake(1, 5, places, np.array([1.0, 0, 0, 0]), 0, 1), Intake(2, 5, 20.0, np.eye(4)[2], 0, 1)]
        found = drawn_by(model(rates, intakes=intakes), people(90, 50, 90, 50), "cohorts", draws=20, years=3)
        counts.append(found.people)
    assert np.array_equal(counts[0][..., 2:], counts[1][..., 2:])
    assert not np.array_equal(counts[0][..., :2], counts[1][..., :2])


def test_who_is_no_executor_is_said() -> None:
    with pytest.raises(ValueError, match=r"no executor “fortune”\. Choose expected, individuals or cohorts"):
        run(whole_model(), everybody(), years=1, seed=1, draws=[0], executor="fortune")
