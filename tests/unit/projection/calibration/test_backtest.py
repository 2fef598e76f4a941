"""Forecasts of the past know nothing of what came later, and the simple ones are what a spreadsheet gives."""

import numpy as np
import pytest

from stillroom.planning.projection.calibration.backtest import MODEL, Scored, backtest, sentences, standings
from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.priors import Priors
from stillroom.planning.projection.calibration.rivals import compound_growth, drift, naive, random_walk
from stillroom.planning.projection.parameters import Judged

PRIORS = Priors({"leaving": Judged(0.02, 0.1), "joining": Judged(20, 200), "swing": Judged(5, 50)})
PEOPLE = np.array([1000.0, 1010.0, 1030.0, 1035.0, 1060.0])


def forecasts(people: np.ndarray) -> list[Scored]:
    return backtest(History(range(2001, 2006), people), PRIORS, seed=1)


def test_later_counts_change_no_earlier_forecast() -> None:
    other = PEOPLE.copy()
    other[-1] = 900.0
    one, two = forecasts(PEOPLE), forecasts(other)
    assert [each.middle for each in one if each.origin < 2005] == [each.middle for each in two if each.origin < 2005]
    assert {(each.origin, each.year) for each in one} == {(2003, 2004), (2003, 2005), (2004, 2005)}


def test_every_method_forecasts_the_same_counts() -> None:
    table = standings(forecasts(PEOPLE))
    assert {each.forecasts for each in table} == {3}
    assert MODEL in {each.method for each in table}
    assert [each.crps for each in table] == sorted(each.crps for each in table)


def test_the_words_say_who_wins_and_that_it_proves_little() -> None:
    said = sentences(forecasts(PEOPLE))
    assert standings(forecasts(PEOPLE))[0].method in said[0]
    assert "3 forecasts of 2 counts" in said[-1]
    assert "prove little" in said[-1]


def test_points_of_the_simple_forecasts() -> None:
    people = np.array([100.0, 110.0, 121.0])
    assert naive(people, 3)[0] == 121.0
    assert compound_growth(people, 2)[0] == pytest.approx(121 * 1.21)
    assert np.median(drift(people, 2)) == pytest.approx(121 + 21)
    assert np.median(random_walk(people, 2)) == pytest.approx(121)


def test_spread_of_the_random_walk_grows_with_the_root_of_time() -> None:
    low, high = np.quantile(random_walk(PEOPLE, 1), (0.1, 0.9))
    later_low, later_high = np.quantile(random_walk(PEOPLE, 4), (0.1, 0.9))
    assert (later_high - later_low) / (high - low) == pytest.approx(2.0)


def test_drift_needs_two_changes() -> None:
    with pytest.raises(ValueError, match="three counts"):
        drift(PEOPLE[:2], 1)
