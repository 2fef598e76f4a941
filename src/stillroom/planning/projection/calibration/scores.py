"""How good a forecast with its spread was: proper scores (Gneiting and Raftery 2007). Lower is better."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def crps(draws: Array, observed: float) -> float:
    """Continuous ranked probability score of equally likely draws, in the unit of what is forecast.

    E|X - y| - E|X - X'|/2; of a single draw it is the absolute error.
    """
    ordered = np.sort(draws)
    count = len(ordered)
    ranks = 2 * np.arange(1, count + 1) - count - 1
    apart = 2 * float(ranks @ ordered) / count**2
    return float(np.abs(ordered - observed).mean()) - apart / 2


def interval_score(low: float, high: float, observed: float, *, level: float = 0.8) -> float:
    """The width, and 2/(1 - level) times what was missed by."""
    missed = max(low - observed, 0.0) + max(observed - high, 0.0)
    return high - low + 2 / (1 - level) * missed
