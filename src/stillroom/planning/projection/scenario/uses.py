"""What each figure is used as, so that a value that cannot be is refused before anybody is simulated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.scenario.problems import Path, Problem

BOUNDS: Mapping[str, tuple[float, float, str]] = {
    "rate": (0.0, 1.0, "A rate lies from 0 to 1 event a person a year: write 0.14 for 14 in a hundred people"),
    "share": (0.0, 1.0, "A share lies from 0 to 1: write 0.5 for a half"),
    "below 1": (0.0, 1.0 - 1e-9, "It lies from 0 to below 1: write 0.09 for 9 %"),
    "number": (0.0, float("inf"), "It must be 0 or more"),
    "above 0": (1e-12, float("inf"), "It must be above 0"),
    "growth": (-1.0 + 1e-9, 10.0, "It lies from above −1 to 10: write 0.05 for 5 % a year"),
}


@dataclass(frozen=True)
class Use:
    """The parameter `name` is used as `kind` at `path`."""

    path: Path
    name: str
    kind: str


def out_of_bounds(kind: str, value: float) -> str | None:
    """What is wrong with a value used so."""
    low, high, words = BOUNDS[kind]
    return None if low <= value <= high else f"It is {value:g}. {words}."


def drawn_out_of_bounds(uses: Sequence[Use], values: Mapping[str, NDArray[np.float64]]) -> list[Problem]:
    """Each use of a parameter of which some draw cannot be."""
    found = []
    for use in uses:
        low, high, words = BOUNDS[use.kind]
        wrong = np.flatnonzero(~((values[use.name] >= low) & (values[use.name] <= high)))
        if len(wrong):
            said = f"In {len(wrong)} of {len(values[use.name])} draws “{use.name}” cannot be what it is used as here"
            example = f"it is {values[use.name][wrong[0]]:g} in draw {wrong[0]}"
            found.append(
                Problem(use.path, f'{said}: {example}. {words}; give a narrower interval, or kind = "bounded".')
            )
    return found
