"""A route month by month in every draw: which part of each month is before, in training and after, and the money."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.costing.levy import Payer
from stillroom.planning.costing.route import Line, Phase, Route
from stillroom.planning.projection.laws.figures import Figure

Array = NDArray[np.float64]
Values = Mapping[str, Array]
ALIKE = 1e-6
"""Sums of money that differ by no more are the same: sums of decimals are not exact."""


@dataclass(frozen=True, eq=False)
class Money:
    """By `[draw, month]`, the first month being that after the decision. `stays`: the chance that she is still there.

    `lines[line]`: what falls due, whoever pays.
    """

    lines: Mapping[str, Array]
    contribution: Array
    employer: Array
    levy: Array
    grant: Array
    stays: Array
    trained: Array

    @property
    def net(self) -> Array:
        """Contribution less what the employer pays."""
        found: Array = self.contribution - self.employer
        return found

    @property
    def cumulative(self) -> Array:
        found: Array = np.cumsum(self.net, axis=1)
        return found


def money_of(route: Route, values: Values, *, period: int, draws: int) -> Money:
    """Raises ValueError for a draw that cannot be: a share outside 0 to 1, a duration below 0."""
    return _Reckoning(route, values, period, draws).money()


class _Reckoning:
    def __init__(self, route: Route, values: Values, period: int, draws: int) -> None:
        self.route, self.values, self.draws = route, values, draws
        self.month = np.arange(period, dtype=np.float64)[None, :]
        met = self._share("already_met", route.already_met)
        self.begins = self._number("begins", route.begins)
        self.kept = 1.0 - met
        self.takes = self._number("months", route.months) * self.kept
        self.ends = self.begins + self.takes
        rate = self._number("leaves", route.leaves)
        since = np.maximum(0.0, self.month + 0.5 - self.begins)
        self.stays: Array = np.exp(-rate * since / 12)

    def money(self) -> Money:
        lines = {line.name: self._line(line) for line in self.route.lines}
        paid = {
            payer: sum((lines[line.name] for line in self.route.lines if line.paid_by is payer), self._nothing())
            for payer in Payer
        }
        return Money(
            lines, self._contribution(), paid[Payer.EMPLOYER], paid[Payer.LEVY], paid[Payer.GRANT],
            np.broadcast_to(self.stays, self._nothing().shape), self.ends[:, 0],
        )  # fmt: skip

    def _line(self, line: Line) -> Array:
        amount = self._number(line.name, line.amount)
        if line.hours is not None:
            amount = amount * self._number(line.name, line.hours)
        there = self.stays if line.during is not Phase.BEFORE else 1.0
        falls = self._first(line.during) if line.once else self._part(line.during)
        found: Array = amount * falls * there
        return found

    def _contribution(self) -> Array:
        worth = self._number("worth", self.route.worth)
        in_training = self._part(Phase.TRAINING) * self._works()
        trained = self._part(Phase.AFTER) * self._share("works_trained", self.route.works_trained)
        found: Array = worth * (in_training + trained) * self.stays
        return found

    def _works(self) -> Array:
        """The share of the work done in the middle of each month, what need not be done again being left out."""
        points = sorted(self.route.works)
        shares = np.hstack([self._share("works", self.route.works[point]) for point in points])
        whole = (self.month + 0.5 - self.begins) / np.maximum(self.kept, 1e-9)
        whole = np.broadcast_to(whole, self._nothing().shape)
        return np.array([np.interp(of, points, share) for of, share in zip(whole, shares, strict=True)])

    def _part(self, phase: Phase) -> Array:
        """`[draw, month]`: how much of a month lies in the phase."""
        begins, ends = {
            Phase.BEFORE: (np.zeros_like(self.begins), self.begins),
            Phase.TRAINING: (self.begins, self.ends),
            Phase.AFTER: (self.ends, np.full_like(self.ends, np.inf)),
            Phase.IN_POST: (self.begins, np.full_like(self.ends, np.inf)),
        }[phase]
        found: Array = np.clip(np.minimum(self.month + 1, ends) - np.maximum(self.month, begins), 0.0, 1.0)
        return found

    def _first(self, phase: Phase) -> Array:
        """1 in the month in which the phase begins."""
        begins = {Phase.BEFORE: np.zeros_like(self.begins), Phase.AFTER: self.ends}.get(phase, self.begins)
        found: Array = (np.floor(begins) == self.month).astype(np.float64)
        return found

    def _number(self, name: str, figure: Figure) -> Array:
        """`[draw, 1]`."""
        found = self._of(figure)
        if float(found.min()) < 0:
            raise ValueError(f"{self.route.code}, {name}: {found.min():g} cannot be. It must be 0 or more.")
        return found

    def _share(self, name: str, figure: Figure) -> Array:
        found = self._of(figure)
        if float(found.min()) < 0 or float(found.max()) > 1:
            worst = found.max() if found.max() > 1 else found.min()
            raise ValueError(f"{self.route.code}, {name}: {worst:g} cannot be. A share lies from 0 to 1.")
        return found

    def _of(self, figure: Figure) -> Array:
        if isinstance(figure, str):
            return self.values[figure][: self.draws, None]
        return np.full((self.draws, 1), float(figure))

    def _nothing(self) -> Array:
        return np.zeros((self.draws, self.month.shape[1]))


def sustained(net: Array) -> Array:
    """`[draw]`: the first month, from 1, from which on `net[draw, month]` stays 0 or more; infinite if none."""
    return _for_good(net >= -ALIKE)


def sustained_lead(ahead: Array) -> Array:
    """The same for more than 0: of two that are alike neither leads."""
    return _for_good(ahead > ALIKE)


def _for_good(holds: NDArray[np.bool_]) -> Array:
    behind = ~holds
    last_behind = np.where(behind.any(axis=1), holds.shape[1] - behind[:, ::-1].argmax(axis=1), 0)
    return np.where(last_behind < holds.shape[1], last_behind + 1.0, np.inf)
