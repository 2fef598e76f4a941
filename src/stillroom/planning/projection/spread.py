"""Where the spread of a result comes from: chance, or what we do not know; and which figure we do not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Spread:
    """Variances: of the whole, of what will differ by chance, and of what we do not know."""

    whole: float
    chance: float
    knowledge: float


def split(results: Array) -> Spread:
    """`results[draw, repeat]`: the same parameters with other chances in each repeat. One-way analysis of variance.

    Raises ValueError for a single repeat, which cannot tell the two apart.
    """
    draws, repeats = results.shape
    if repeats < 2 or draws < 2:
        raise ValueError("To tell chance from not knowing takes two draws or more, each repeated twice or more.")
    chance = float(results.var(axis=1, ddof=1).mean())
    between = float(results.mean(axis=1).var(ddof=1))
    return Spread(chance + max(0.0, between - chance / repeats), chance, max(0.0, between - chance / repeats))


def shares(
    parameters: Mapping[str, Array], results: Array, *, groups: Mapping[str, str] | None = None
) -> dict[str, float]:
    """Group → its share of the variance that a linear model of the standardised ranks explains, and `unexplained`.

    Shares are Lindeman, Merenda and Gold's: the gain in R² averaged over every order in which groups may be added, so
    that correlated figures divide between them what they explain together.
    """
    return {name: float(each[0]) for name, each in shares_of_each(parameters, results[:, None], groups=groups).items()}


def shares_of_each(
    parameters: Mapping[str, Array], results: Array, *, groups: Mapping[str, str] | None = None
) -> dict[str, Array]:
    """The same of many results at once: `results[draw, result]` → group → `[result]`."""
    of = {name: (groups or {}).get(name, name) for name in parameters}
    columns: dict[str, list[Array]] = {}
    for name, values in parameters.items():
        if float(np.ptp(values)) > 0:
            columns.setdefault(of[name], []).append(_ranks(values))
    names = sorted(columns)
    explained = _explained(names, columns, np.column_stack([_ranks(each) for each in results.T]))
    left = len(results) - 1 - sum(len(each) for each in columns.values())
    if left <= 0:  # so many figures explain anything
        nothing = np.zeros(results.shape[1])
        return dict.fromkeys(names, nothing) | {"unexplained": nothing + 1.0}
    by_luck = (1.0 - explained[tuple(names)]) / left
    found = {name: np.maximum(0.0, _averaged(name, names, explained) - by_luck * len(columns[name])) for name in names}
    return found | {"unexplained": 1.0 - sum(found.values(), np.zeros(results.shape[1]))}


def _averaged(name: str, names: list[str], explained: Mapping[tuple[str, ...], Array]) -> Array:
    others, total = len(names) - 1, np.zeros_like(explained[()])
    for subset, r2 in explained.items():
        if name in subset:
            continue
        weight = factorial(len(subset)) * factorial(others - len(subset)) / factorial(len(names))
        total += weight * (explained[tuple(sorted((*subset, name)))] - r2)
    return total


def _subsets(names: list[str]) -> list[tuple[str, ...]]:
    if len(names) > 12:
        raise ValueError("Put the parameters into at most 12 groups: every order of them is tried.")
    found: list[tuple[str, ...]] = [()]
    for name in names:
        found += [(*subset, name) for subset in found]
    return found


def _explained(names: list[str], columns: Mapping[str, list[Array]], targets: Array) -> dict[tuple[str, ...], Array]:
    """Subset of groups → R² of each target, from the correlations of all columns, made once."""
    of = [name for name in names for _ in columns[name]]
    design = np.column_stack([each for name in names for each in columns[name]] or [np.zeros((len(targets), 0))])
    gram, with_targets = _standard(design).T @ _standard(design), _standard(design).T @ _standard(targets)
    found = {}
    for subset in _subsets(names):
        at = np.array([number for number, name in enumerate(of) if name in subset], np.int64)
        part = with_targets[at]
        found[subset] = np.einsum("it,ij,jt->t", part, np.linalg.pinv(gram[np.ix_(at, at)], hermitian=True), part)
    return found


def _standard(columns: Array) -> Array:
    """Each column about its mean, of length 1; one that does not vary stays 0."""
    centred = columns - columns.mean(axis=0)
    length = np.sqrt((centred**2).sum(axis=0))
    found: Array = np.divide(centred, length, out=np.zeros_like(centred), where=length > 0)
    return found


def _ranks(values: Array) -> Array:
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(np.float64)
    return order
