"""How likely the history is for each draw of the figures: normal about the expected counts.

The spread is chance plus swings: what joining did otherwise than expected in a year, lasting in part into the next.
Where only counts are known, a swing of joining and one of leaving look the same; it is booked as joining.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.stock import JOINING, SWING, SWING_OF_LEAVING, Stock

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Residuals:
    """`[draw, change]`: what was counted beyond the expected; the share of a swing in it; its variance by chance."""

    stock: Stock
    beyond: Array
    kept: Array
    chance: Array

    @property
    def covariance(self) -> Array:
        """`[draw, change, change]`"""
        years = self.beyond.shape[1]
        swings = self.swings(years)[:, :years, :years] * self.kept[:, :, None] * self.kept[:, None, :]
        return swings + self.chance[:, :, None] * np.eye(years)

    def swings(self, years: int) -> Array:
        """`[draw, year, year]`: the covariance of the swings themselves."""
        return (self.stock[SWING] ** 2)[:, None, None] * self.stock.persists(years)


def log_likelihood(history: History, stock: Stock) -> Array:
    """`[draw]`. Joiners and leavers enter by themselves where known; elsewhere the change in the count does."""
    found = residuals(history, stock)
    likely = _normal(found.beyond, found.covariance)
    left = leavers(history, stock)
    return likely if left is None else likely + left.log_likelihood


def residuals(history: History, stock: Stock) -> Residuals:
    """Of joiners where they are known, else of the count."""
    joiners, _ = history.completed_flows()
    shape = (len(stock[SWING]), len(history.changes))
    found = Residuals(stock, np.empty(shape), np.empty(shape), np.empty(shape))
    for number, year in enumerate(history.ends[1:]):
        people, qualifying = float(history.people[number]), stock.qualifying(history.started, year)
        if np.isnan(joiners[number]):
            found.beyond[:, number] = history.people[number + 1] - stock.expected(people, qualifying)
            found.chance[:, number] = stock.chance(people, qualifying) + _swing_of_leavers(stock, people) ** 2
            found.kept[:, number] = stock.stay_of_joiners
        else:
            found.beyond[:, number] = joiners[number] - stock[JOINING] - qualifying
            found.chance[:, number] = stock[JOINING] + qualifying
            found.kept[:, number] = 1.0
    return found


@dataclass(frozen=True, eq=False)
class Leavers:
    """Of the years in which they are known: `counted[year]`; `expected` and `variance` by `[draw, year]`."""

    counted: Array
    expected: Array
    variance: Array

    @property
    def log_likelihood(self) -> Array:
        apart = (self.counted - self.expected) ** 2 / self.variance
        found: Array = -0.5 * (np.log(2 * np.pi * self.variance) + apart).sum(axis=1)
        return found


def leavers(history: History, stock: Stock) -> Leavers | None:
    """None where nobody knows any."""
    _, counted = history.completed_flows()
    known = np.flatnonzero(~np.isnan(counted)).tolist()
    if not known:
        return None
    expected, variance = np.empty((2, len(stock[SWING]), len(known)))
    for column, number in enumerate(known):
        people, year = float(history.people[number]), history.ends[number + 1]
        qualifying = stock.qualifying(history.started, year)
        expected[:, column] = people + stock[JOINING] + qualifying - stock.expected(people, qualifying)
        variance[:, column] = expected[:, column] + _swing_of_leavers(stock, people) ** 2
    return Leavers(counted[known], expected, variance)


def _swing_of_leavers(stock: Stock, people: float) -> Array:
    return stock[SWING_OF_LEAVING] * people * (1 - stock.stay)


def _normal(residual: Array, covariance: Array) -> Array:
    root = np.linalg.cholesky(covariance)
    standard = np.linalg.solve(root, residual[:, :, None])[:, :, 0]
    logs = np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1)
    found: Array = -0.5 * (standard**2).sum(axis=1) - logs - 0.5 * residual.shape[1] * np.log(2 * np.pi)
    return found
