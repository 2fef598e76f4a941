"""Fitting reaches the posteriors that can be written down, and says what cannot be known."""

import numpy as np
import pytest
from scipy import stats

from stillroom.planning.projection.calibration.forecast import forecast
from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.identifiability import (
    leaving_from_joining,
    narrowing,
    ridge,
    sentence,
)
from stillroom.planning.projection.calibration.importance import sample
from stillroom.planning.projection.calibration.posterior import fit
from stillroom.planning.projection.calibration.predictive import checks
from stillroom.planning.projection.calibration.priors import Priors
from stillroom.planning.projection.calibration.stock import Stock
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.parameters import Judged, Known
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.recursion import expected_people
from stillroom.planning.projection.transitions import LEAVES

PRIORS = Priors({"leaving": Judged(0.02, 0.2, "bounded"), "joining": Judged(20, 2000), "swing": Judged(5, 60)})
ENDS = range(2001, 2022)


def long_history(*, flows: bool) -> History:
    """Twenty years of a stock that 6 % leave a year and 500 join, as they fall."""
    people, joiners, leavers = [8000.0], [np.nan], [np.nan]
    places = stats.norm.ppf((np.arange(40) * 0.618034 + 0.31) % 1)
    for year in range(20):
        joined = np.rint(500 + 30 * places[2 * year])
        left = np.rint(people[-1] * -np.expm1(-0.06) + 15 + 20 * places[2 * year + 1])
        people.append(people[-1] + joined - left)
        joiners.append(joined)
        leavers.append(left)
    known = {"joiners": np.array(joiners), "leavers": np.array(leavers)} if flows else {}
    return History(ENDS, np.array(people), {}, **known)


def test_the_posterior_of_normal_figures_is_the_textbooks() -> None:
    """Two standard normal priors and one reading of their sum with variance 0.01: nearly one line."""
    found = sample(lambda z: stats.norm.logpdf(1.5, z.sum(axis=1), 0.1), 2, draws=8_000, seed=3)
    mean = found.weight @ found.scores
    apart = found.scores - mean
    variance = (found.weight[:, None] * apart).T @ apart
    gain = 1 / 2.01
    assert mean == pytest.approx([1.5 * gain] * 2, abs=0.04)
    assert variance == pytest.approx(np.eye(2) - gain * np.ones((2, 2)), abs=0.04)
    assert found.evidence == pytest.approx(stats.norm.logpdf(1.5, 0, np.sqrt(2.01)), abs=0.03)
    assert found.effective > 2_000


def test_the_same_seed_gives_the_same_draws_to_the_bit() -> None:
    one, two = (fit(long_history(flows=False), PRIORS, seed=5, draws=2_000) for _ in range(2))
    assert np.array_equal(one.weighted.scores, two.weighted.scores)
    ahead = [forecast(each, 2, draws=500).people for each in (one, two)]
    assert np.array_equal(*ahead)


def test_joiners_and_leavers_tell_leaving_from_joining() -> None:
    found = fit(long_history(flows=True), PRIORS, seed=1, draws=4_000)
    low, _, high = found.quantiles("leaving")
    assert low < 0.06 < high
    assert high - low < 0.004
    assert leaving_from_joining(found)
    assert "The data tell leaving from joining" in sentence(found, ridge(found, "leaving", points=(0.0,)))


def test_counts_alone_do_not_and_it_says_so() -> None:
    short = long_history(flows=False).since(2015)
    found = fit(short, PRIORS, seed=1, draws=4_000)
    leaving = next(each for each in narrowing(found) if each.name == "leaving")
    assert leaving.left > 0.5
    profile = ridge(found, "leaving", points=(-1.28, 0.0, 1.28))
    assert max(each.below for each in profile) < 1.92
    assert "From counts alone leaving and joining cannot be told apart" in sentence(found, profile)


def test_priors_and_data_that_contradict_each_other_are_refused() -> None:
    far = PRIORS.but({"leaving": Judged(0.5, 0.52, "bounded")})
    with pytest.raises(ValueError, match=r"“(joining|leaving|swing)” far out of its prior"):
        fit(long_history(flows=True), far, seed=1, draws=2_000)


def test_what_no_prior_can_reach_is_strange_to_the_fit() -> None:
    fixed = Priors({"leaving": Known(0.5), "joining": Known(1.0), "swing": Judged(0.1, 0.2)})
    assert any(each.strange for each in checks(fit(long_history(flows=False), fixed, seed=1, draws=1_000)))


def test_the_stock_is_the_engines_recursion() -> None:
    """A year of leaving, joining at the months' ends and qualifying after six months, in both."""
    leaving, joining, places = 0.07, 600.0, 90.0
    trainee, technician = 0, 1
    rate = np.zeros((1, 2, 1, 60, 1))
    rate[:, technician] = leaving
    law = Intensities(rate, np.full((2, 1), LEAVES), np.array([False]), training=[Training(trainee, 24, technician)])
    due = np.repeat([-1, 6], [5000, 90])
    start = Start(np.repeat([technician, trainee], [5000, 90]), np.full(5090, 20), np.zeros(5090, np.int64), due)
    share = np.array([0.0, 1.0])
    intakes = [Intake(month, month, joining / 12, share, 20, 1) for month in range(1, 13)]
    engine = expected_people(law, start, intakes, years=1)[12, technician]
    stock = Stock({n: np.array([v]) for n, v in {"leaving": leaving, "joining": joining, "swing": 1.0}.items()})
    assert stock.expected(5000.0, np.array([places]))[0] == pytest.approx(engine, abs=1e-9)


def test_a_history_from_the_model_is_not_strange_to_it() -> None:
    found = fit(long_history(flows=False), PRIORS, seed=1, draws=4_000)
    assert not any(each.strange for each in checks(found))


def test_leavers_that_differ_more_than_by_chance_are_strange_without_a_swing_and_not_with_one() -> None:
    left = np.array([np.nan, 400, 600, 420, 610, 390, 580])
    history = History(range(2001, 2008), np.full(7, 8000.0), {}, leavers=left)
    one = fit(history, PRIORS, seed=1, draws=2_000)
    other = fit(history, Priors({**PRIORS.of, "swing_of_leaving": Judged(0.05, 0.5)}), seed=1, draws=2_000)
    assert checks(one)[-1].strange
    assert not checks(other)[-1].strange
    spread = [found.quantiles("leaving")[2] - found.quantiles("leaving")[0] for found in (one, other)]
    assert spread[1] > 2 * spread[0]


def test_a_year_out_of_all_proportion_is() -> None:
    people = np.array([1000, 1001, 1002, 1001, 1002, 1001, 1600.0])
    narrow = Priors({"leaving": Judged(0.02, 0.1), "joining": Judged(20, 200), "swing": Judged(20, 60)})
    found = fit(History(range(2001, 2008), people), narrow, seed=1, draws=4_000)
    assert any(each.strange for each in checks(found))


def test_intervals_hold_as_often_as_they_say() -> None:
    """Histories from the priors, fitted without knowing the figures: eight in ten later counts lie in the interval."""
    priors, chances = PRIORS.but({"joining": Judged(400, 800)}), np.random.default_rng(4)
    held = []
    for number in range(40):
        truth = Stock(priors.at(chances.standard_normal((1, 3))))
        people = [8_000.0]
        for _ in range(8):
            joining = truth["joining"] + truth["swing"] * chances.standard_normal(1)
            spread = np.sqrt(truth.chance(people[-1], np.zeros(1), joining)) * chances.standard_normal(1)
            people.append(float(np.rint(truth.expected(people[-1], np.zeros(1), joining) + spread)[0]))
        known = History(range(2001, 2008), np.array(people[:7]))
        ahead = forecast(fit(known, priors, seed=number + 1, draws=1_000), 2, draws=500)
        for year, count in ((2008, people[7]), (2009, people[8])):
            low, _, high = ahead.quantiles(year)
            held.append(low <= count <= high)
    assert 0.7 < np.mean(held) < 0.9
