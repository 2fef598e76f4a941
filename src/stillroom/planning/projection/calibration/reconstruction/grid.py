"""Every combination of the levels stated for each assumption, and which of them give the printed figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from stillroom.planning.projection.calibration.reconstruction.vacancy import ASSUMPTIONS, vacancy

Array = NDArray[np.float64]
MOST = 1_000_000


@dataclass(frozen=True)
class Levels:
    """Of one choice: `values[label]` sets the assumptions that go together. `source`: whence they come, if anywhere."""

    name: str
    title: str
    values: Mapping[str, Mapping[str, float]]
    source: str = ""


@dataclass(frozen=True, eq=False)
class Grid:
    """`fixed` assumptions and `choices`. Raises ValueError unless every assumption is set exactly once."""

    title: str
    choices: Sequence[Levels]
    fixed: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.choices:
            sets = {tuple(sorted(values)) for values in each.values.values()}
            if len(sets) != 1:
                raise ValueError(f"{self.title}: the levels of “{each.name}” do not set the same assumptions.")
        named = [*self.fixed, *(name for each in self.choices for name in next(iter(each.values.values())))]
        wrong = [name for name in {*named, *ASSUMPTIONS} if named.count(name) != 1 or name not in ASSUMPTIONS]
        if wrong:
            raise ValueError(f"{self.title}: {', '.join(sorted(wrong))} must be set once, and must be an assumption.")
        if len(self) > MOST:
            raise ValueError(f"{self.title}: {len(self):,} combinations. Give fewer levels.")

    def __len__(self) -> int:
        return prod(len(each.values) for each in self.choices)

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(len(each.values) for each in self.choices)

    @cached_property
    def level(self) -> NDArray[np.int64]:
        """`[combination, choice]`: the number of the level."""
        return np.indices(self.shape).reshape(len(self.choices), -1).T

    @cached_property
    def given(self) -> dict[str, Array]:
        """`[combination]` of every assumption."""
        found = {name: np.full(len(self), value) for name, value in self.fixed.items()}
        for number, choice in enumerate(self.choices):
            for name in next(iter(choice.values.values())):
                found[name] = np.array([values[name] for values in choice.values.values()])[self.level[:, number]]
        return found

    @cached_property
    def vacancy(self) -> Array:
        """`[combination]`"""
        return vacancy(self.given)

    def matching(self, low: float, high: float) -> NDArray[np.bool_]:
        return (self.vacancy >= low) & (self.vacancy <= high)
