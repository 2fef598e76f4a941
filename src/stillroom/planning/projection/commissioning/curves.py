"""What equity and certainty cost: the least cost for a range of each, everything else as asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning.chance import choose
from stillroom.planning.projection.commissioning.effects import Effects
from stillroom.planning.projection.commissioning.events import Event
from stillroom.planning.projection.commissioning.programme import LimitsContradict, Programme, Solution, required_rows
from stillroom.planning.projection.commissioning.question import Question
from stillroom.planning.projection.commissioning.result import CurvePoint

CERTAINTIES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
RATIOS = (0.0, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def by_certainty(
    question: Question,
    effects: Effects,
    events: Sequence[Event],
    chosen: Solution,
    *,
    progress: Callable[[float], None] = lambda done: None,
) -> list[tuple[float, Solution]]:
    """The cheapest places by the share of draws: what holds in more draws holds in fewer, so cost never falls."""
    asked = sorted({*CERTAINTIES, question.certainty}, reverse=True)
    found: list[tuple[float, Solution]] = []
    ceiling: Solution | None = None
    for number, share in enumerate(asked):
        if share == question.certainty:
            solution = chosen
        else:
            solution = choose(Programme(question, effects), events, share).solution
        if ceiling is None or not ceiling.closes or (solution.closes and solution.cost < ceiling.cost):
            ceiling = solution
        found.append((share, ceiling))
        progress((number + 1) / len(asked))
    return found[::-1]


def price_of_certainty(found: Sequence[tuple[float, Solution]]) -> list[CurvePoint]:
    return [_point(share, solution) for share, solution in found]


def price_of_equity(
    question: Question, effects: Effects, events: Sequence[Event], kept: NDArray[np.bool_]
) -> list[CurvePoint]:
    """Cost by the ratio of equity, per head if asked for, else per service; in the same draws as chosen."""
    equity = question.per_head or question.per_service
    if equity is None:
        return []
    required = required_rows(events, kept, effects.rows)
    found = []
    for ratio in sorted({*RATIOS, equity.ratio}):
        changed = replace(equity, ratio=ratio)
        asked = replace(question, per_head=changed) if question.per_head else replace(question, per_service=changed)
        try:
            found.append(_point(ratio, Programme(asked, effects).solve(required)))
        except LimitsContradict:
            found.append(CurvePoint(ratio, None, None))
    return found


def _point(at: float, solution: Solution) -> CurvePoint:
    if not solution.closes:
        return CurvePoint(at, None, None)
    return CurvePoint(at, solution.cost, float(solution.places.sum()))
