"""What it would be worth to know better, over a stated set of decisions and a stated loss.

Without prices the loss is in full-time posts: those short, and those too many.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]
FOLDS = 5
FEW = 100
WITH_PRODUCTS = 6
"""Figures of a group up to which their products two by two are looked at too."""


@dataclass(frozen=True)
class GroupWorth:
    """What knowing one group of figures exactly would save on average, with the standard error of that."""

    group: str
    saves: float
    error: float

    @property
    def is_told_from_nothing(self) -> bool:
        return self.saves > 2 * self.error


@dataclass(frozen=True)
class WorthOfKnowing:
    """`expected[decision]`: its loss on average. `figures`: knowing all figures; `everything`: chance as well."""

    decisions: Sequence[str]
    unit: str
    expected: Sequence[float]
    best: int
    groups: Sequence[GroupWorth]
    figures: GroupWorth
    everything: float
    sentences: Sequence[str] = field(default=())


def off_target(gap: Array, *, too_many: float = 1.0) -> Array:
    """The loss of a gap in posts: each one short counts one, each one too many `too_many`."""
    found: Array = np.maximum(gap, 0.0) + too_many * np.maximum(-gap, 0.0)
    return found


def perfect_information(losses: Array) -> float:
    """The expected loss of the decision that is best on average, less that of deciding each draw knowing all."""
    return float(losses.mean(axis=0).min() - losses.min(axis=1).mean())


def worth_of_knowing(
    decisions: Sequence[str],
    losses: Array,
    values: Mapping[str, Array],
    *,
    groups: Mapping[str, str] | None = None,
    unit: str = "full-time posts",
) -> WorthOfKnowing:
    """Of each group of figures (`groups`: figure → group; unless named, itself), those worth most first.

    Raises ValueError for fewer than 100 draws or two decisions.
    """
    draws, choices = losses.shape
    if draws < FEW or choices < 2:
        raise ValueError(f"What knowing is worth takes {FEW} draws and two decisions; there are {draws} and {choices}.")
    by_group: dict[str, list[Array]] = {}
    for name in sorted(values):
        if float(np.ptp(values[name])) > 0:
            by_group.setdefault((groups or {}).get(name, name), []).append(values[name])
    worth = [_worth(name, losses, columns) for name, columns in by_group.items()]
    every = _worth("all figures", losses, [each for columns in by_group.values() for each in columns])
    expected = [float(each) for each in losses.mean(axis=0)]
    found = WorthOfKnowing(
        tuple(decisions), unit, tuple(expected), int(np.argmin(expected)),
        tuple(sorted(worth, key=lambda each: (-each.saves, each.group))), every, perfect_information(losses),
    )  # fmt: skip
    return WorthOfKnowing(**{**vars(found), "sentences": tuple(_sentences(found))})


def _worth(name: str, losses: Array, columns: Sequence[Array]) -> GroupWorth:
    """Each draw decided by what a regression on the other folds' draws expects of it, knowing these figures.

    Regression as by Strong, Oakley and Brennan (2014, Medical Decision Making 34:311); since no draw is decided by a
    fit that saw it, noise earns nothing on average. So the saving is, if anything, too small.
    """
    best = int(np.argmin(losses.mean(axis=0)))
    if not columns:
        return GroupWorth(name, 0.0, 0.0)
    features = _features(columns)
    fold = np.arange(len(losses)) % FOLDS
    chosen = np.full(len(losses), best)
    for number in range(FOLDS):
        out, of = fold == number, fold != number
        at_stake = losses - losses[:, [best]]
        fitted = features[out] @ np.linalg.lstsq(features[of], at_stake[of], rcond=None)[0]
        chosen[out] = fitted.argmin(axis=1)
    saved = losses[:, best] - losses[np.arange(len(losses)), chosen]
    return GroupWorth(name, max(0.0, float(saved.mean())), float(saved.std(ddof=1) / np.sqrt(len(saved))))


def _features(columns: Sequence[Array]) -> Array:
    """Normal scores, their squares, and for few figures their products."""
    scores = [stats.norm.ppf((stats.rankdata(each) - 0.5) / len(each)) for each in columns]
    made = [np.ones(len(columns[0])), *scores, *(each**2 for each in scores)]
    if len(scores) <= WITH_PRODUCTS:
        made += [one * other for one, other in combinations(scores, 2)]
    return np.column_stack(made)


def _sentences(found: WorthOfKnowing) -> list[str]:
    unit = found.unit
    least = found.expected[found.best]
    said = [
        f"Of {len(found.decisions)} choices “{found.decisions[found.best]}” loses least on average:"
        f" {least:,.1f} {unit} off the mark."
    ]
    if not found.figures.is_told_from_nothing:
        said.append("Knowing the figures better would hardly change that choice: better data is worth little here.")
        return said
    said.append(
        f"Knowing every figure exactly before choosing would save {found.figures.saves:,.1f} {unit}"
        f" (± {2 * found.figures.error:,.1f}) on average."
    )
    telling = [each for each in found.groups if each.is_told_from_nothing]
    if telling:
        listed = "; ".join(f"{each.group} {each.saves:,.1f} (± {2 * each.error:,.1f})" for each in telling)
        said.append(f"Most worth knowing better, in {unit} saved: {listed}.")
    silent = [each.group for each in found.groups if not each.is_told_from_nothing]
    if silent:
        said.append(f"Knowing one of these alone would not visibly change the choice: {', '.join(silent)}.")
    return said
