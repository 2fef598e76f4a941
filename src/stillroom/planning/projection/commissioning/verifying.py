"""The chosen places put into the model itself: is the gap linear in them, and what does chance add?"""

from collections.abc import Sequence

import numpy as np

from stillroom.planning.projection.commissioning.fresh import wilson
from stillroom.planning.projection.commissioning.question import Question
from stillroom.planning.projection.commissioning.responses import Array, Responses, Values
from stillroom.planning.projection.commissioning.result import FreshCheck
from stillroom.planning.projection.scenario.drawn import of_draw

INDIVIDUALS = "individuals"


def error_of_linearity(
    responses: Responses, values: Values, draws: Sequence[int], closes: Array, places: Array
) -> float:
    """The most by which the gap of any target differs from what `closes[draw]` said: expected numbers, feedback on."""
    worst = 0.0
    for draw, each in zip(draws, closes, strict=True):
        figures = of_draw(values, draw)
        before = responses.expected_gap(figures, np.zeros(len(places)), feedback=False)
        after = responses.expected_gap(figures, places, feedback=True)
        worst = max(worst, float(np.abs(before - each @ places - after).max()))
    return worst


def with_chance(
    question: Question, responses: Responses, values: Values, draws: Sequence[int], places: Array, *, seed: int
) -> FreshCheck:
    """How often the gaps are closed when every person's own chances are played out, feedback on."""
    closed = responses.played_out(values, draws, places, seed=seed) <= 1e-9
    share = float(closed.all(axis=1).mean()) if question.jointly else float(closed.mean(axis=0).min())
    return FreshCheck(len(draws), share, *wilson(share, len(draws)), INDIVIDUALS)
