"""What the data can tell: how far each figure is narrowed, which go together, and how flat the likelihood is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from stillroom.planning.projection.calibration.likelihood import log_likelihood
from stillroom.planning.projection.calibration.posterior import Posterior
from stillroom.planning.projection.calibration.stock import JOINING, LEAVING, Stock

Array = NDArray[np.float64]
NARROWED, TOGETHER, FLAT = 0.5, 0.8, 1.92
"""Less than half the prior's spread left; correlated so; log likelihood within this of the best: a 95 % region."""


@dataclass(frozen=True)
class Narrowing:
    """Of one figure: `left`, the posterior's spread as a share of the prior's, both as normal scores."""

    name: str
    prior: tuple[float, ...]
    posterior: tuple[float, ...]
    left: float


@dataclass(frozen=True)
class Together:
    """Two figures' correlation after looking at the data; before, they were independent."""

    one: str
    other: str
    by: float


@dataclass(frozen=True)
class Ridge:
    """With `name` held at `value`, the others at their likeliest: `below` the best log likelihood, and their values."""

    name: str
    value: float
    below: float
    others: dict[str, float]


def narrowing(posterior: Posterior) -> list[Narrowing]:
    levels = np.array([0.1, 0.5, 0.9])
    weight, scores = posterior.weighted.weight, posterior.weighted.scores
    spread = np.sqrt(weight @ (scores - weight @ scores) ** 2)
    return [
        Narrowing(
            name, tuple(posterior.priors.of[name].at(levels).tolist()), posterior.quantiles(name), float(spread[number])
        )
        for number, name in enumerate(posterior.priors.names)
    ]


def together(posterior: Posterior) -> list[Together]:
    """Every pair, the strongest first."""
    names = posterior.priors.names
    spread = np.atleast_2d(np.cov(posterior.weighted.scores.T, aweights=posterior.weighted.weight))
    matrix = spread / np.sqrt(np.outer(np.diagonal(spread), np.diagonal(spread)))
    return sorted(
        (
            Together(one, other, float(matrix[i, j]))
            for i, one in enumerate(names)
            for j, other in enumerate(names)
            if i < j
        ),
        key=lambda each: -abs(each.by),
    )


def ridge(
    posterior: Posterior, name: str, *, points: Sequence[float] = (-2, -1.28, -0.67, 0, 0.67, 1.28, 2)
) -> list[Ridge]:
    """The profile of the likelihood, without priors, along one figure from end to end of its prior."""
    names = posterior.priors.names
    held = names.index(name)
    best = posterior.weighted.scores[int(np.argmax(posterior.weighted.log_likelihood))]
    found: list[tuple[float, Array]] = []
    for point in points:
        start = np.delete(best, held)

        def cost(others: Array, point: float = point) -> float:
            scores = np.insert(others, held, point)[None, :]
            return -float(log_likelihood(posterior.history, Stock(posterior.priors.at(scores)))[0])

        done = minimize(cost, start, method="L-BFGS-B", bounds=[(-3.0, 3.0)] * len(start))
        found.append((-float(done.fun), np.insert(done.x, held, point)))
    top = max(likely for likely, _ in found)
    return [_ridge(posterior, name, top - likely, scores) for likely, scores in found]


def _ridge(posterior: Posterior, name: str, below: float, scores: Array) -> Ridge:
    values = {other: float(value[0]) for other, value in posterior.priors.at(scores[None, :]).items()}
    return Ridge(name, values.pop(name), below, values)


def leaving_from_joining(posterior: Posterior) -> bool:
    """Whether the data tell leaving from joining."""
    pair = next(each for each in together(posterior) if {each.one, each.other} == {LEAVING, JOINING})
    left = next(each.left for each in narrowing(posterior) if each.name == LEAVING)
    return abs(pair.by) < TOGETHER and left < NARROWED


def sentence(posterior: Posterior, profile: Sequence[Ridge]) -> str:
    """Says so in words, with the figures that show it."""
    leaving = next(each for each in narrowing(posterior) if each.name == LEAVING)
    if leaving_from_joining(posterior):
        return (
            f"The data tell leaving from joining: {leaving.posterior[0]:.1%} to {leaving.posterior[2]:.1%} leave"
            f" a year. That is {leaving.left:.0%} of the spread held before."
        )
    as_likely = [each for each in profile if each.below < FLAT]
    low, high = as_likely[0], as_likely[-1]
    return (
        "From counts alone leaving and joining cannot be told apart."
        f" {low.value:.1%} leaving a year with {low.others[JOINING]:,.0f} joining fits the counts about as well as"
        f" {high.value:.1%} with {high.others[JOINING]:,.0f}. What is said of either comes from the priors;"
        " only their difference comes from the counts."
    )
