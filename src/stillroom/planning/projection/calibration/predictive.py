"""Histories that the fitted figures would give, beside the one that was: does the model know such years?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from stillroom.planning.projection.calibration.importance import STREAM
from stillroom.planning.projection.calibration.likelihood import leavers, residuals
from stillroom.planning.projection.calibration.posterior import Posterior
from stillroom.planning.projection.kernels.numbers import uniforms

Array = NDArray[np.float64]
_AGAIN, _LEAVING = 103, 104
_LEAVERS = "Spread of the leavers from year to year"
_STATISTICS: dict[str, Callable[[Array], Array]] = {
    "Change over all years": lambda changes: changes.sum(axis=1),
    "Largest change in a year": lambda changes: changes.max(axis=1),
    "Smallest change in a year": lambda changes: changes.min(axis=1),
    "Spread of the changes (standard deviation)": lambda changes: changes.std(axis=1),
    "Years in which the count falls": lambda changes: (changes < 0).sum(axis=1).astype(float),
    "Mean step from one change to the next": lambda changes: np.abs(np.diff(changes, axis=1)).mean(axis=1),
}


@dataclass(frozen=True)
class Check:
    """`share`: of the repeated histories that reach what was seen; near 0 or 1 the model does not know such data."""

    statistic: str
    seen: float
    low: float
    middle: float
    high: float
    share: float

    @property
    def range(self) -> tuple[float, float, float]:
        return self.low, self.middle, self.high

    @property
    def strange(self) -> bool:
        return min(self.share, 1 - self.share) < 0.05


def checks(posterior: Posterior, *, draws: int = 2_000) -> list[Check]:
    """Each year repeated from the count that it really began with."""
    again, seen = repeated(posterior, draws), posterior.history.changes[None, :]
    found = []
    for title, statistic in _STATISTICS.items():
        if title.startswith("Mean step") and seen.shape[1] < 2:
            continue
        found.append(_check(title, statistic(again), float(statistic(seen)[0])))
    left = leavers(posterior.history, posterior.stock(draws))
    if left is not None and len(left.counted) > 1:
        chance = _normal(left.expected.shape, posterior.seed, _LEAVING) * np.sqrt(left.variance)
        found.append(_check(_LEAVERS, (left.expected + chance).std(axis=1), float(left.counted.std())))
    return found


def _check(title: str, values: Array, real: float) -> Check:
    low, middle, high = (float(each) for each in np.quantile(values, (0.1, 0.5, 0.9)))
    # Ties count half, so that a statistic of few values is not strange by being common.
    share = float((values > real).mean() + (values == real).mean() / 2)
    return Check(title, real, low, middle, high, share)


def repeated(posterior: Posterior, draws: int) -> Array:
    """`[draw, change]`."""
    stock, history = posterior.stock(draws), posterior.history
    counts_only = type(history)(history.ends, history.people, history.started)
    found = residuals(counts_only, stock)
    normal = _normal(found.beyond.shape, posterior.seed, _AGAIN)
    again: Array = counts_only.changes - found.beyond
    again += (np.linalg.cholesky(found.covariance) @ normal[:, :, None])[:, :, 0]
    return again


def _normal(shape: tuple[int, ...], seed: int, purpose: int) -> Array:
    places = uniforms(int(np.prod(shape)), stream=STREAM, seed=seed, draw=purpose)
    found: Array = stats.norm.ppf(places).reshape(shape)
    return found
