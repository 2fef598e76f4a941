"""Scores of forecasts against their closed forms."""

import numpy as np
import pytest
from scipy import stats

from stillroom.planning.projection.calibration.scores import crps, interval_score

PLACES = (np.arange(20_000) + 0.5) / 20_000


@pytest.mark.parametrize("observed", [100.0, 112.0, 61.0])
def test_crps_of_a_normal(observed: float) -> None:
    mean, spread = 100.0, 15.0
    z = (observed - mean) / spread
    closed = spread * (z * (2 * stats.norm.cdf(z) - 1) + 2 * stats.norm.pdf(z) - 1 / np.sqrt(np.pi))
    assert crps(mean + spread * stats.norm.ppf(PLACES), observed) == pytest.approx(closed, rel=1e-3)


def test_crps_of_one_draw_is_the_absolute_error() -> None:
    assert crps(np.array([90.0]), 97.0) == 7.0


def test_crps_of_two_draws_by_hand() -> None:
    # mean |X - 3| = (3 + 1)/2; mean |X - X'| over all pairs = (0 + 4 + 4 + 0)/4.
    assert crps(np.array([0.0, 4.0]), 3.0) == pytest.approx(2 - 1)


@pytest.mark.parametrize(
    ("observed", "score"), [(15.0, 10.0), (10.0, 10.0), (7.0, 10 + 10 * 3.0), (22.0, 10 + 10 * 2.0)]
)
def test_interval_score_by_hand(observed: float, score: float) -> None:
    """An 80 % interval from 10 to 20: what misses costs ten times by how much."""
    assert interval_score(10.0, 20.0, observed, level=0.8) == pytest.approx(score)
