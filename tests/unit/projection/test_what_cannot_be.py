"""What cannot be is refused before anything is run, by name."""

from typing import Any

import numpy as np
import pytest

from stillroom.planning.projection.people import Entries, Start
from stillroom.planning.projection.transitions import LEAVES, Transitions


def transitions(**given: Any) -> Transitions:
    whole: dict[str, Any] = {
        "chance": np.full((2, 1, 3, 2), 0.1),
        "destination": np.array([[LEAVES, 1], [LEAVES, 0]]),
        "keeps_tenure": np.array([False, False]),
    }
    return Transitions(**{**whole, **given})


def test_what_can_be() -> None:
    assert transitions().cells == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"chance": np.full((2, 1, 3, 2), -0.1)}, "outcome 0 in cell 0, tenure class 0, age 0 is -0.1"),
        ({"chance": np.full((2, 1, 3, 2), np.nan)}, "from 0 to 1"),
        ({"chance": np.full((2, 1, 3, 2), 0.6)}, "add up to 1.2"),
        ({"destination": np.array([[LEAVES, 2], [LEAVES, 0]])}, "names a cell that is not there"),
        ({"destination": np.array([[LEAVES, 1]])}, "for 2 cells and 2 outcomes"),
        ({"tenure_from": (1,)}, "begin at 0 and rise"),
    ],
)
def test_transitions(given: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        transitions(**given)


def test_people() -> None:
    with pytest.raises(ValueError, match="age is below 0"):
        Start(np.array([0]), np.array([-1]), np.array([0]))
    with pytest.raises(ValueError, match="below 0 in some step"):
        Entries(np.array([-1.0]), np.array([1.0]), 0, 1)
    with pytest.raises(ValueError, match=r"add up to 0.9"):
        Entries(np.array([1.0]), np.array([0.4, 0.5]), 0, 1)
    with pytest.raises(ValueError, match="at least one age"):
        Entries(np.array([1.0]), np.array([1.0]), 0, 0)
