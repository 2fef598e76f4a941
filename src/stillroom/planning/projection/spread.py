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
    of = {name: (groups or {}).get(name, name) for name in parameters}
    columns: dict[str, list[Array]] = {}
    for name, values in parameters.items():
        if float(np.ptp(values)) > 0:
            columns.setdefault(of[name], []).append(_ranks(values))
    names, target = sorted(columns), _ranks(results)
    explained = {subset: _r2([c for n in subset for c in columns[n]], target) for subset in _subsets(names)}
    found = {name: _averaged(name, names, explained) for name in names}
    return found | {"unexplained": 1.0 - explained[tuple(names)]}


def _averaged(name: str, names: list[str], explained: Mapping[tuple[str, ...], float]) -> float:
    others, total = len(names) - 1, 0.0
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


def _r2(columns: list[Array], target: Array) -> float:
    if not columns or float(np.ptp(target)) == 0:
        return 0.0
    design = np.column_stack([np.ones(len(target)), *columns])
    fitted = design @ np.linalg.lstsq(design, target, rcond=None)[0]
    return float(1 - ((target - fitted) ** 2).sum() / ((target - target.mean()) ** 2).sum())


def _ranks(values: Array) -> Array:
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(np.float64)
    return order
