"""What it would be worth to know better, over a stated set of decisions and a stated loss."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def regret(losses: Array) -> Array:
    """`losses[draw, decision]` → how much worse each decision is than the best of that draw."""
    found: Array = losses - losses.min(axis=1, keepdims=True)
    return found


def perfect_information(losses: Array) -> float:
    """The expected loss of the decision that is best on average, less that of deciding each draw knowing all."""
    return float(losses.mean(axis=0).min() - losses.min(axis=1).mean())


def partial_information(losses: Array, known: Array, *, bins: int = 10) -> float:
    """What knowing one figure, `known[draw]`, would save: decisions are taken for each tenth of its range apart.

    Raises ValueError when a bin would hold fewer than 20 draws: the saving would be noise.
    """
    if len(known) < 20 * bins:
        raise ValueError(f"To learn what {bins} bins are worth takes {20 * bins} draws; there are {len(known)}.")
    order = np.argsort(known, kind="stable")
    best = sum(float(losses[part].mean(axis=0).min()) * len(part) for part in np.array_split(order, bins))
    return float(losses.mean(axis=0).min() - best / len(known))
