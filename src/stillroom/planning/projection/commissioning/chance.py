"""Which draws to give up: a choice among all of them, by branch and bound over the stored draws.

Sample average approximation (Luedtke and Ahmed 2008, SIAM J Optim 19:674): of N stored draws floor((1 − certainty) · N)
may fail. A row of a draw may fail only where the draw is given up: lifts · x + M · given up ≥ needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

import highspy
import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning.events import Event
from stillroom.planning.projection.commissioning.forced import forced, forced_by, unimplied
from stillroom.planning.projection.commissioning.programme import INFINITE, Programme, Solution, required_rows

NODES = 500
NODES_TO_FIND = 100
NEAR_ENOUGH = 1e-3

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Choice:
    """`kept[event, draw]`: the draws that hold. `at_least`: no places that hold in as many draws cost less."""

    solution: Solution
    kept: NDArray[np.bool_]
    at_least: float


def may_fail(draws: int, certainty: float) -> int:
    """How many of the draws may fail."""
    return floor(draws * (1 - certainty) + 1e-9)


def choose(programme: Programme, events: Sequence[Event], certainty: float) -> Choice:
    """The cheapest places that hold in the share of draws, within a thousandth if 500 nodes suffice for that.

    Where none are found, the choice that gives up the dearest draws, with what stays open in the others.
    """
    draws, rows = programme.effects.draws, programme.effects.rows
    allowed = may_fail(draws, certainty)
    start = first_choice(programme, events, certainty)
    if allowed == 0:
        return start
    branching = _Branching(programme.copy(), events, allowed, start)
    found = branching.run()
    if found is None:
        return start
    kept, bound = found
    # What branching left slack, or by a hair undone, is drawn tight: the same draws, at the least cost.
    solution = programme.solve(required_rows(events, kept, rows))
    return Choice(solution, kept, min(bound, solution.cost))


def first_choice(programme: Programme, events: Sequence[Event], certainty: float) -> Choice:
    """Every draw is held if that can be; else the draws are given up that each by itself would cost most."""
    draws, rows = programme.effects.draws, programme.effects.rows
    kept = np.ones((len(events), draws), np.bool_)
    solution = programme.solve(required_rows(events, kept, rows))
    allowed = may_fail(draws, certainty)
    if not solution.closes and allowed:
        for number, event in enumerate(events):
            dear = [_alone(programme, event, draw) for draw in range(draws)]
            kept[number, np.argsort(dear, kind="stable")[draws - allowed :]] = False
        solution = programme.solve(required_rows(events, kept, rows))
    return Choice(solution, kept, solution.cost if allowed == 0 else 0.0)


def _alone(programme: Programme, event: Event, draw: int) -> float:
    only = np.zeros((programme.effects.draws, programme.effects.rows), np.bool_)
    only[draw, event.rows] = True
    return programme.solve(only).objective


class _Branching:
    def __init__(self, programme: Programme, events: Sequence[Event], allowed: int, start: Choice) -> None:
        self.programme, self.allowed, self.start = programme, allowed, start
        self.ceiling = self._ceiling()
        programme.forbid_shortfalls()
        self.tied: list[dict[int, int]] = []
        for event in events:
            given_up: dict[int, int] = {}
            for row in event.rows:
                self._tie(int(row), given_up)
            if given_up:
                programme.add_row(-INFINITE, allowed, list(given_up.values()), [1.0] * len(given_up))
            self.tied.append(given_up)

    def run(self) -> tuple[NDArray[np.bool_], float] | None:
        """The draws to hold, and a cost that none can beat; None if none were found."""
        solver = self.programme.solver
        solver.setOptionValue("mip_max_nodes", NODES if self.start.solution.closes else NODES_TO_FIND)
        solver.setOptionValue("mip_rel_gap", NEAR_ENOUGH)
        if self.start.solution.closes:
            self._begin()
        solver.run()
        if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        values = solver.getSolution().col_value
        kept = np.ones_like(self.start.kept)
        for event, given_up in enumerate(self.tied):
            for draw, column in given_up.items():
                kept[event, draw] = values[column] < 0.5
        return kept, max(0.0, float(solver.getInfo().mip_dual_bound) * self.programme.scale)

    def _ceiling(self) -> float:
        """What the cheapest choice costs at most."""
        budget = self.programme.question.budget
        known = self.start.solution.cost if self.start.solution.closes else INFINITE
        return min(known, budget if budget is not None else INFINITE)

    def _begin(self) -> None:
        """From places that are known to do: there is always something to improve on."""
        start = highspy.HighsSolution()
        values = np.zeros(self.programme.solver.getNumCol())
        values[: len(self.start.solution.values)] = self.start.solution.values
        for kept, given_up in zip(self.start.kept, self.tied, strict=True):
            for draw, column in given_up.items():
                values[column] = float(not kept[draw])
        start.col_value = list(values)
        self.programme.solver.setSolution(start)

    def _tie(self, row: int, given_up: dict[int, int]) -> None:
        needed, lifts = self.programme.needed[:, row], self.programme.lifts[:, row]
        by = forced_by(needed, lifts)
        least = np.maximum(forced(by, self.allowed), self._least(lifts))
        held = np.flatnonzero(needed <= least)
        for draw in unimplied(by, needed, held):
            self.programme.hold(draw, row)
        for draw in map(int, np.flatnonzero(needed > least)):
            if draw not in given_up:
                given_up[draw] = self.programme.add_column(0.0, 0.0, 1.0, whole=True)
            by_how_much = float(needed[draw] - least[draw])
            self.programme.hold_unless(draw, row, given_up[draw], by_how_much)

    def _least(self, lifts: Array) -> Array:
        """`[draw]`: what a row reaches at the very least, with no more spent than the cheapest choice costs."""
        prices, most = self.programme.prices, self.programme.most_places(self.ceiling)
        found: Array = np.minimum(lifts, 0.0) @ most
        if np.isfinite(self.ceiling) and not bool(((prices == 0) & (lifts < 0)).any()):
            with np.errstate(divide="ignore", invalid="ignore"):
                for_each = np.where(lifts < 0, lifts / prices, 0.0)
            found = np.maximum(found, self.ceiling * for_each.min(axis=1, initial=0.0))
        return found
