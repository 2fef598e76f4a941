"""What must come true in a share of the draws: every gap closed at once, or each by itself.

A draw in which more trainees start than can be supervised does not count as closed: there the gap is not linear.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.commissioning.effects import Effects
from stillroom.planning.projection.commissioning.question import Question


@dataclass(frozen=True, eq=False)
class Event:
    """Rows of the effects (targets, then checks of supervision) that must hold together in a draw."""

    name: str
    rows: NDArray[np.int64]


def events_of(question: Question, effects: Effects) -> list[Event]:
    """One event of everything; or one for each target, with the supervision in its region up to its day."""
    targets = len(question.targets)
    if question.jointly:
        return [Event("all targets at once", np.arange(effects.rows))]
    found = []
    for number, target in enumerate(question.targets):
        checks = [
            targets + place
            for place, check in enumerate(effects.checks)
            if check.on <= target.on and target.region in ("", check.region)
        ]
        found.append(Event(target.name, np.array([number, *checks], np.int64)))
    return found


def holds(events: Sequence[Event], short: NDArray[np.float64], *, tolerance: float = 1e-7) -> NDArray[np.bool_]:
    """`[event, draw]`, of how far each row falls short: `short[draw, row]`."""
    return np.array([(short[:, event.rows] <= tolerance).all(axis=1) for event in events])
