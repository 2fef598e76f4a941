"""The expected numbers, by recursion: exact, and fast enough to follow a slider."""

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.people import Entries, Start
from stillroom.planning.projection.transitions import LEAVES, Transitions


def expected_counts(transitions: Transitions, start: Start, entries: Entries) -> NDArray[np.float64]:
    """`[step, cell]`: the expected number of people at the end of each step."""
    classes = transitions.tenure_classes
    longest = len(classes) - 1
    people = np.zeros((transitions.cells, longest + 1, transitions.ages))
    ages = np.minimum(start.age, transitions.ages - 1)
    np.add.at(people, (start.cell, np.minimum(start.tenure, longest), ages), 1.0)
    stays = 1.0 - transitions.chance.sum(axis=3)
    found = np.zeros((len(entries.expected), transitions.cells))
    for step, entering in enumerate(entries.expected):
        people = _older(_moved(transitions, people, classes) + _longer(people * stays[:, classes]))
        spread = entering * entries.share / entries.ages
        people[:, 0, entries.first_age : entries.first_age + entries.ages] += spread[:, None]
        found[step] = people.sum(axis=(1, 2))
    return found


def _moved(transitions: Transitions, people: NDArray[np.float64], classes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Those to whom something happened in the step, where it led them."""
    arrived = np.zeros_like(people)
    for outcome, keeps in enumerate(transitions.keeps_tenure):
        moving = people * transitions.chance[..., outcome][:, classes]
        if keeps:
            moving = _longer(moving)
        else:
            moving, whole = np.zeros_like(moving), moving.sum(axis=1)
            moving[:, 0] = whole
        for cell, to in enumerate(transitions.destination[:, outcome]):
            if to != LEAVES:
                arrived[to] += moving[cell]
    return arrived


def _longer(people: NDArray[np.float64]) -> NDArray[np.float64]:
    """One step longer in post; the last place holds all who are longer still."""
    if people.shape[1] == 1:
        return people
    found = np.zeros_like(people)
    found[:, 1:] = people[:, :-1]
    found[:, -1] += people[:, -1]
    return found


def _older(people: NDArray[np.float64]) -> NDArray[np.float64]:
    found = np.zeros_like(people)
    found[:, :, 1:] = people[:, :, :-1]
    found[:, :, -1] += people[:, :, -1]
    return found
