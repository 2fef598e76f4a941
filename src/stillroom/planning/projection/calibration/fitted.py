"""What a projection takes of a fit: equally likely rows of figures that belong together.

Of each later year the joining outside funded places is a figure of its own, because past swings last in part.
"""

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.calibration.forecast import Forecast
from stillroom.planning.projection.calibration.stock import LEAVING, REGISTERING

Array = NDArray[np.float64]


def rows_of(forecast: Forecast) -> dict[str, Array]:
    """Name → `[row]`: leaving; passing at each of two sittings; others who join in the year to each 31 March.

    Of a place that adds a registrant with the chance r, each sitting is passed with 1 - √(1 - r).
    """
    found = {LEAVING: forecast.stock[LEAVING], "passes": 1 - np.sqrt(1 - forecast.stock[REGISTERING])}
    found |= {f"others_{_year(end)}": forecast.joining[:, number] for number, end in enumerate(forecast.ends)}
    return found


def _year(end: int) -> str:
    return f"{end - 1}_{end % 100:02d}"
