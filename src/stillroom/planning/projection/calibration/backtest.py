"""Forecasts as they would have been made at the end of each past year, and how far they were out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.calibration.forecast import forecast
from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.posterior import fit
from stillroom.planning.projection.calibration.priors import Priors
from stillroom.planning.projection.calibration.rivals import RIVALS
from stillroom.planning.projection.calibration.scores import crps, interval_score
from stillroom.planning.projection.calibration.stock import PLACES_BEFORE

Array = NDArray[np.float64]
MODEL = "this model"
LEVELS = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Scored:
    """One forecast of one count."""

    method: str
    origin: int
    year: int
    seen: float
    low: float
    middle: float
    high: float
    crps: float
    interval_score: float

    @property
    def within(self) -> bool:
        return self.low <= self.seen <= self.high


@dataclass(frozen=True)
class Standing:
    """Of one method over all its forecasts: mean scores, lower being better."""

    method: str
    forecasts: int
    crps: float
    interval_score: float
    within: int


def backtest(history: History, priors: Priors, *, seed: int, fewest: int = 3) -> list[Scored]:
    """Rolling origin: from `fewest` known counts on, every later count.

    Of places not yet started at the origin as much is held as of those before the first that is known.
    """
    found, places = [], priors.of.get(PLACES_BEFORE)
    for number in range(fewest - 1, len(history.ends) - 1):
        origin = history.ends[number]
        known, seen = history.until(origin), history.people[number + 1 :]
        years = history.ends[number + 1 :]
        ahead = forecast(fit(known, priors, seed=seed), len(years), places=places)
        for index, year in enumerate(years):
            draws = {MODEL: ahead.people[:, index]}
            draws |= {name: rival(known.people, index + 1) for name, rival in RIVALS.items()}
            found += [_scored(name, origin, year, float(seen[index]), each) for name, each in draws.items()]
    return found


def standings(scored: Sequence[Scored]) -> list[Standing]:
    """Best first, by CRPS."""
    found = []
    for name in dict.fromkeys(each.method for each in scored):
        own = [each for each in scored if each.method == name]
        found.append(
            Standing(
                name,
                len(own),
                float(np.mean([each.crps for each in own])),
                float(np.mean([each.interval_score for each in own])),
                sum(each.within for each in own),
            )
        )
    return sorted(found, key=lambda each: each.crps)


def sentences(scored: Sequence[Scored]) -> list[str]:
    """What wins, and what that is worth."""
    table = standings(scored)
    best, following, model = table[0], table[1], next(each for each in table if each.method == MODEL)
    by_interval = min(table, key=lambda each: each.interval_score)
    targets = {each.year for each in scored}
    return [
        f"By mean CRPS {best.method} is best with {best.crps:,.0f} people, before {following.method} with"
        f" {following.crps:,.0f}; by interval score it is {by_interval.method}.",
        f"The 80% interval of this model held {model.within} of {model.forecasts} counts.",
        f"These are {model.forecasts} forecasts of {len(targets)} counts, several of each and so not independent:"
        " they prove little about any method.",
    ]


def _scored(method: str, origin: int, year: int, seen: float, draws: Array) -> Scored:
    low, middle, high = (float(each) for each in np.quantile(draws, LEVELS))
    score = interval_score(low, high, seen, level=LEVELS[2] - LEVELS[0])
    return Scored(method, origin, year, seen, low, middle, high, crps(draws, seen), score)
