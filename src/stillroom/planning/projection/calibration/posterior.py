"""What is held after looking at the data: weighted draws of every figure together."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.calibration.history import History
from stillroom.planning.projection.calibration.importance import STREAM, Weighted, sample
from stillroom.planning.projection.calibration.likelihood import log_likelihood
from stillroom.planning.projection.calibration.priors import Priors
from stillroom.planning.projection.calibration.stock import Stock
from stillroom.planning.projection.kernels.numbers import uniforms

Array = NDArray[np.float64]
_RESAMPLING = 99
FAR = 4.0
"""Standard deviations of a prior."""


@dataclass(frozen=True, eq=False)
class Posterior:
    """Of the figures that `priors` names, given `history`."""

    history: History
    priors: Priors
    weighted: Weighted
    seed: int

    @cached_property
    def values(self) -> dict[str, Array]:
        """`[draw]` of each figure, not equally likely: `weighted.weight` says how likely."""
        return self.priors.at(self.weighted.scores)

    def quantiles(self, name: str, levels: tuple[float, ...] = (0.1, 0.5, 0.9)) -> tuple[float, ...]:
        return quantiles(self.values[name], self.weighted.weight, levels)

    def stock(self, draws: int) -> Stock:
        """Equally likely draws, taken systematically by one keyed number."""
        place = uniforms(1, stream=STREAM, seed=self.seed, draw=_RESAMPLING)[0]
        climbs = np.cumsum(self.weighted.weight)
        picked = np.searchsorted(climbs / climbs[-1], (np.arange(draws) + place) / draws)
        # Systematic picking walks through the draws in order; rows must not depend on their neighbours.
        order = np.argsort(uniforms(draws, stream=STREAM, seed=self.seed, draw=_RESAMPLING, first=1), kind="stable")
        return Stock({name: values[picked][order] for name, values in self.values.items()})


def fit(history: History, priors: Priors, *, seed: int, draws: int = 8_000) -> Posterior:
    """Raises ValueError for figures nobody knows, and for priors and data that contradict each other."""

    def likely(scores: Array) -> Array:
        return log_likelihood(history, Stock(priors.at(scores)))

    found = Posterior(history, priors, sample(likely, len(priors.names), draws=draws, seed=seed), seed)
    centre = np.abs(found.weighted.weight @ found.weighted.scores)
    if centre.max() > FAR:
        name = priors.names[int(np.argmax(centre))]
        raise ValueError(
            f"The data pull “{name}” far out of its prior, to {found.quantiles(name, (0.5,))[0]:g}."
            " The two contradict each other: check the data, or widen the prior."
        )
    return found


def quantiles(values: Array, weight: Array, levels: tuple[float, ...]) -> tuple[float, ...]:
    """Of weighted draws: the middle of each draw's weight is its place."""
    order = np.argsort(values, kind="stable")
    places = np.cumsum(weight[order]) - weight[order] / 2
    return tuple(float(each) for each in np.interp(levels, places, values[order]))
