"""Draws from a posterior by adaptive importance sampling (Cappé and others 2008), in the priors' normal scores.

In these scores every prior is a standard normal. Each round fits a Student t to the weighted draws of the last and
draws from it, a tenth from the prior so that no weight runs away. Numbers are keyed: the same seed, the same draws.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.special import logsumexp, softmax

from stillroom.planning.projection.kernels.numbers import uniforms

Array = NDArray[np.float64]
STREAM = 41
"""Of what calibration draws; kernels have others."""
ROUNDS, FREEDOM, FROM_PRIOR, ENOUGH = 12, 5, 0.1, 0.25


@dataclass(frozen=True, eq=False)
class Weighted:
    """`scores[draw, figure]` with weights that add up to 1; `evidence`: log of the marginal likelihood."""

    scores: Array
    log_weight: Array
    log_likelihood: Array
    evidence: float

    @cached_property
    def weight(self) -> Array:
        return np.exp(self.log_weight)

    @property
    def effective(self) -> float:
        """How many independent draws they are worth (Kish)."""
        return float(1 / (self.weight**2).sum())


def sample(log_likelihood: Callable[[Array], Array], figures: int, *, draws: int, seed: int) -> Weighted:
    """Raises ValueError if the priors and the data are so far apart that too few draws count."""
    found = _weigh(_normal(draws, figures, seed, 0), log_likelihood, None)
    for number in range(1, ROUNDS + 1):
        centre, root = _fitted(found)
        scores = _proposed(centre, root, draws, seed, number)
        found = _weigh(scores, log_likelihood, (centre, root))
        if number > 1 and found.effective > ENOUGH * draws:
            break
    if found.effective < 200:
        raise ValueError(
            f"Only {found.effective:.0f} draws count: priors and data contradict each other."
            " Check the data; widen the prior that rules them out."
        )
    return found


def _normal(draws: int, figures: int, seed: int, number: int) -> Array:
    places = uniforms(draws * figures, stream=STREAM, seed=seed, draw=number)
    found: Array = stats.norm.ppf(places).reshape(draws, figures)
    return found


def _proposed(centre: Array, root: Array, draws: int, seed: int, number: int) -> Array:
    normal = _normal(draws, len(centre) + 2, seed, number)
    scale = np.sqrt(FREEDOM / stats.chi2.ppf(stats.norm.cdf(normal[:, -1]), FREEDOM))
    near = centre + scale[:, None] * (normal[:, :-2] @ root.T)
    from_prior = stats.norm.cdf(normal[:, -2]) < FROM_PRIOR
    return np.where(from_prior[:, None], normal[:, :-2], near)


def _weigh(scores: Array, log_likelihood: Callable[[Array], Array], proposal: tuple[Array, Array] | None) -> Weighted:
    likely = log_likelihood(scores)
    prior = stats.norm.logpdf(scores).sum(axis=1)
    drawn_from = prior
    if proposal is not None:
        centre, root = proposal
        near = stats.multivariate_t(centre, root @ root.T, df=FREEDOM).logpdf(scores)
        drawn_from = np.logaddexp(np.log(FROM_PRIOR) + prior, np.log1p(-FROM_PRIOR) + near)
    log_weight = likely + prior - drawn_from
    total = float(logsumexp(log_weight))
    return Weighted(scores, log_weight - total, likely, total - float(np.log(len(scores))))


def _fitted(found: Weighted) -> tuple[Array, Array]:
    """Centre and root of the spread. Flattened first where few draws carry the weight."""
    flatter, weight = 1.0, found.weight
    while 1 / (weight**2).sum() < 20 * found.scores.shape[1]:
        flatter /= 2
        weight = softmax(found.log_weight * flatter)
    centre: Array = weight @ found.scores
    apart = found.scores - centre
    spread = (weight[:, None] * apart).T @ apart
    root = np.linalg.cholesky(spread + 1e-9 * np.eye(len(centre))).astype(np.float64)
    return centre, root
