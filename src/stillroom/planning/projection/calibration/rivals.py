"""The simple forecasts that a model must beat to be worth its trouble, from past counts alone.

Naive and compound growth are points, as spreadsheets give them: no spread, so their interval has no width. The random
walk is about the last count; drift adds the mean change and what is not known of it (Hyndman and Athanasopoulos 2021,
chapter 5).
"""

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]
_PLACES = (np.arange(2_000) + 0.5) / 2_000


def naive(people: Array, ahead: int) -> Array:
    """The last count again."""
    return people[-1:].copy()


def compound_growth(people: Array, ahead: int) -> Array:
    """The mean yearly growth rate from first to last, carried on."""
    yearly = (people[-1] / people[0]) ** (1 / (len(people) - 1))
    found: Array = people[-1:] * yearly**ahead
    return found


def random_walk(people: Array, ahead: int) -> Array:
    """Student's t about the last count; the changes' mean square is taken about 0."""
    changes = np.diff(people)
    scale = float(np.sqrt((changes**2).mean() * ahead))
    found: Array = people[-1] + scale * stats.t.ppf(_PLACES, len(changes))
    return found


def drift(people: Array, ahead: int) -> Array:
    """Student's t about the mean change carried on. Raises ValueError for fewer than two changes."""
    changes = np.diff(people)
    if len(changes) < 2:
        raise ValueError("Drift needs three counts.")
    scale = float(changes.std(ddof=1) * np.sqrt(ahead + ahead**2 / len(changes)))
    found: Array = people[-1] + ahead * changes.mean() + scale * stats.t.ppf(_PLACES, len(changes) - 1)
    return found


RIVALS = {
    "naive (last count)": naive,
    "random walk": random_walk,
    "drift": drift,
    "compound growth": compound_growth,
}
