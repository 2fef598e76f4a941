"""The linear programme of places: cost, budget, equity and bounds for good; rows of draws as they are needed.

Rows of draws are added only when a solution breaks them, so that HiGHS goes on from its last basis. A gap that no
number of places closes is met by a shortfall, at a price that makes it the last resort.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning.effects import Effects
from stillroom.planning.projection.commissioning.events import Event
from stillroom.planning.projection.commissioning.question import Equity, Question

Array = NDArray[np.float64]
INFINITE = highspy.kHighsInf
LAST_RESORT = 1e3
ROUNDS = 500
MANY = 1e5
HALF_A_PLACE = 0.5


@dataclass(frozen=True, eq=False)
class Solution:
    """`places[option]`; `short[row]`: what stays open even so, the most of any draw held. `values`: every column's.

    `objective`: the cost, and what stays open at the price of a last resort.
    """

    places: Array
    cost: float
    objective: float
    short: Array
    values: Array

    @property
    def closes(self) -> bool:
        """Nothing stays open."""
        return float(self.short.max(initial=0.0)) <= 1e-6


class LimitsContradict(ValueError):
    """Budget, equity and the least and most places cannot all hold, whatever the gaps."""


class Programme:
    def __init__(self, question: Question, effects: Effects, *, whole: bool = False) -> None:
        self.question, self.effects, self.whole = question, effects, whole
        self.needed, self.lifts = effects.needed, effects.lifts
        self.prices = np.array([each.price for each in question.options])
        self.scale = float(self.prices.max(initial=0.0)) or 1.0
        self.solver = _quiet_solver()
        for option, price in zip(question.options, self.prices, strict=True):
            most = INFINITE if option.most is None else option.most
            self.add_column(price / self.scale, option.least, most, whole=whole)
        self.first_short = len(self.prices)
        resort = LAST_RESORT / max(float(self.lifts.max(initial=0.0)), 1e-3)
        for _ in range(effects.rows):
            self.add_column(resort, 0.0, INFINITE)
        self._add_budgets()
        for equity in (question.per_head, question.per_service):
            if equity is not None:
                self._add_equity(equity)
        self.rows: dict[tuple[int, int], int] = {}
        self.free: set[tuple[int, int]] = set()

    def copy(self) -> "Programme":
        """Without any row of a draw."""
        return Programme(self.question, self.effects, whole=self.whole)

    def solve(self, required: NDArray[np.bool_]) -> Solution:
        """The cheapest places for which every row with `required[draw, row]` holds."""
        self._release(required)
        for _ in range(ROUNDS):
            found = self._run()
            missing = np.where(required, self.short(found.places) - found.short, -np.inf)
            worst = missing.argmax(axis=0)
            broken = [(int(draw), row) for row, draw in enumerate(worst) if missing[draw, row] > 1e-7]
            if not broken:
                return found
            for draw, row in broken:
                self.hold(draw, row)
        raise RuntimeError("The linear programme of places did not settle.")

    def short(self, places: Array) -> Array:
        """`[draw, row]`: by how much each row falls short of what is needed."""
        found: Array = self.needed - self.lifts @ places
        return found

    def most_places(self, cost: float) -> Array:
        """`[option]`: no more than these in any choice that costs no more."""
        asked = np.array([MANY if each.most is None else each.most for each in self.question.options])
        with np.errstate(divide="ignore"):
            paid = np.where(self.prices > 0, cost / self.prices, MANY)
        found: Array = np.minimum(asked, paid)
        return found

    def hold(self, draw: int, row: int) -> None:
        """Require a row of a draw."""
        key = (draw, row)
        if key in self.rows:
            self.solver.changeRowBounds(self.rows[key], float(self.needed[key]), INFINITE)
            self.free.discard(key)
        else:
            self.rows[key] = self._require(draw, row, [], [])

    def hold_unless(self, draw: int, row: int, given_up: int, by: float) -> None:
        """Require a row of a draw; or, where the column `given_up` is 1, all of it but `by`.

        Once for each event that has the row: one event may give up the draw and another hold it.
        """
        self._require(draw, row, [given_up], [by])

    def _require(self, draw: int, row: int, columns: Sequence[int], weights: Sequence[float]) -> int:
        of = np.flatnonzero(self.lifts[draw, row])
        every = [*of.tolist(), self.first_short + row, *columns]
        return self.add_row(
            float(self.needed[draw, row]), INFINITE, every, [*self.lifts[draw, row, of].tolist(), 1.0, *weights]
        )

    def forbid_shortfalls(self) -> None:
        """Nothing may stay open in a draw that is held."""
        for row in range(self.effects.rows):
            self.solver.changeColBounds(self.first_short + row, 0.0, 0.0)

    def parts(self, values: Array) -> tuple[Array, Array]:
        """The places and what stays open, of all the columns' values."""
        return np.clip(values[: self.first_short], 0.0, None), values[self.first_short :][: self.effects.rows]

    def add_column(self, cost: float, least: float, most: float, *, whole: bool = False) -> int:
        self.solver.addVar(least, most)
        number = int(self.solver.getNumCol()) - 1
        self.solver.changeColCost(number, cost)
        if whole:
            self.solver.changeColIntegrality(number, highspy.HighsVarType.kInteger)
        return number

    def add_row(self, least: float, most: float, columns: Sequence[int], weights: Sequence[float]) -> int:
        self.solver.addRow(least, most, len(columns), np.array(columns, np.int32), np.array(weights))
        return int(self.solver.getNumRow()) - 1

    def _run(self) -> Solution:
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise LimitsContradict("The budget, equity and the least and most places contradict each other.")
        values = np.array(self.solver.getSolution().col_value)
        places, short = self.parts(values)
        objective = float(self.solver.getInfo().objective_function_value) * self.scale
        return Solution(places, float(self.prices @ places), objective, short, values)

    def _release(self, required: NDArray[np.bool_]) -> None:
        for (draw, row), number in self.rows.items():
            if not required[draw, row] and (draw, row) not in self.free:
                self.solver.changeRowBounds(number, -INFINITE, INFINITE)
                self.free.add((draw, row))

    def _add_budgets(self) -> None:
        options = self.question.options
        limits = [(self.question.budget, list(range(len(options))))] if self.question.budget is not None else []
        for year, limit in self.question.yearly.items():
            limits.append((limit, [n for n, option in enumerate(options) if option.financial_year == year]))
        for limit, of in limits:
            self.add_row(-INFINITE, limit / self.scale, of, [float(self.prices[n]) / self.scale for n in of])

    def _add_equity(self, equity: Equity) -> None:
        """`most`: the highest number for each head (or service), on the scale of the average region.

        Whole places may miss it by half a place.
        """
        average = sum(equity.per[region] for region in self.question.regions) / len(self.question.regions)
        most = self.add_column(0.0, 0.0, INFINITE)
        for region in sorted(self.question.regions):
            of = [n for n, option in enumerate(self.question.options) if option.region == region]
            weight = average / equity.per[region]
            miss = HALF_A_PLACE * weight if self.whole else 0.0
            self.add_row(-INFINITE, miss, [*of, most], [*[weight] * len(of), -1.0])
            self.add_row(-miss, INFINITE, [*of, most], [*[weight] * len(of), -equity.ratio])


def required_rows(events: Sequence[Event], kept: NDArray[np.bool_], rows: int) -> NDArray[np.bool_]:
    """`[draw, row]`, of `kept[event, draw]`."""
    found = np.zeros((kept.shape[1], rows), np.bool_)
    for event, draws in zip(events, kept, strict=True):
        found[np.ix_(draws, event.rows)] = True
    return found


def _quiet_solver() -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    solver.setOptionValue("threads", 1)  # the same answer on any machine
    return solver
