"""The counts of later years, by the fitted figures: what we do not know, what lasts of past swings, and chance."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from stillroom.planning.projection.calibration.importance import STREAM
from stillroom.planning.projection.calibration.likelihood import residuals
from stillroom.planning.projection.calibration.posterior import Posterior
from stillroom.planning.projection.calibration.stock import JOINING, SWING, Stock
from stillroom.planning.projection.kernels.numbers import uniforms
from stillroom.planning.projection.parameters import Parameter

Array = NDArray[np.float64]
_SWINGS, _CHANCE, _PLACES = 100, 101, 102


@dataclass(frozen=True, eq=False)
class Forecast:
    """Equally likely: `people[draw, year]`, `joining[draw, year]` outside funded places, of the years that end then."""

    ends: tuple[int, ...]
    stock: Stock
    people: Array
    joining: Array

    def quantiles(self, end: int, levels: tuple[float, ...] = (0.1, 0.5, 0.9)) -> tuple[float, ...]:
        return tuple(float(each) for each in np.quantile(self.people[:, self.ends.index(end)], levels))


def forecast(posterior: Posterior, years: int, *, draws: int = 4_000, places: Parameter | None = None) -> Forecast:
    """From the last count on. `places`: how many start in each later year than the history knows of."""
    history, stock = posterior.history, posterior.stock(draws)
    ends = tuple(history.ends[-1] + each for each in range(1, years + 1))
    started: dict[int, float | Array] = dict(history.started)
    if places is not None:
        later = places.at(_keyed(draws, posterior.seed, _PLACES))
        first = max(started, default=history.ends[-1]) + 1
        started |= dict.fromkeys(range(first, ends[-1] + 1), later)
    joining = np.maximum(0.0, stock[JOINING][:, None] + _swings(posterior, stock, years))
    normal = stats.norm.ppf(_keyed(draws * years, posterior.seed, _CHANCE)).reshape(draws, years)
    people = np.empty((draws, years))
    now: float | Array = float(history.people[-1])
    for number, end in enumerate(ends):
        given = (now, stock.qualifying(started, end), joining[:, number])
        now = np.rint(stock.expected(*given) + np.sqrt(stock.chance(*given)) * normal[:, number])
        people[:, number] = now
    return Forecast(ends, stock, people, joining)


def _swings(posterior: Posterior, stock: Stock, years: int) -> Array:
    """`[draw, year]`: drawn given what past years' residuals say of their swings."""
    found = residuals(posterior.history, stock)
    draws, past = found.beyond.shape
    together = found.swings(past + years)
    across = together[:, past:, :past] * found.kept[:, None, :]
    gain = np.linalg.solve(found.covariance, across.transpose(0, 2, 1)).transpose(0, 2, 1)
    centre = (gain @ found.beyond[:, :, None])[:, :, 0]
    spread = together[:, past:, past:] - gain @ across.transpose(0, 2, 1)
    # Where nearly all of a swing lasts, the years' spread is all but one number.
    root = np.linalg.cholesky(spread + 1e-9 * (1 + stock[SWING] ** 2)[:, None, None] * np.eye(years))
    normal = stats.norm.ppf(_keyed(draws * years, posterior.seed, _SWINGS)).reshape(draws, years)
    drawn: Array = centre + (root @ normal[:, :, None])[:, :, 0]
    return drawn


def _keyed(count: int, seed: int, purpose: int) -> Array:
    return uniforms(count, stream=STREAM, seed=seed, draw=purpose)
