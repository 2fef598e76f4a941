"""How often the chosen places close the gaps in draws that had no part in choosing them."""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning.effects import Effects
from stillroom.planning.projection.commissioning.events import Event, holds
from stillroom.planning.projection.commissioning.result import FreshCheck

Z95 = 1.959963984540054


def share_closed(events: Sequence[Event], effects: Effects, places: NDArray[np.float64]) -> float:
    """Of the event that holds least often."""
    return float(holds(events, effects.needed - effects.lifts @ places).mean(axis=1).min())


def check(
    events: Sequence[Event], effects: Effects, places: NDArray[np.float64], *, executor: str = "expected"
) -> FreshCheck:
    share = share_closed(events, effects, places)
    low, high = wilson(share, effects.draws)
    return FreshCheck(effects.draws, share, low, high, executor)


def wilson(share: float, of: int) -> tuple[float, float]:
    """A 95 % interval of a share (Wilson 1927)."""
    middle = (share + Z95**2 / (2 * of)) / (1 + Z95**2 / of)
    half = Z95 / (1 + Z95**2 / of) * sqrt(share * (1 - share) / of + Z95**2 / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)
