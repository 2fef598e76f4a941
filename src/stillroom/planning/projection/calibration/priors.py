"""What was held before looking at the data, stated in the scenario and hashed, so that nobody can change it after."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from stillroom.planning.projection.parameters import Parameter

Array = NDArray[np.float64]
_EDGE = 1e-15


@dataclass(frozen=True)
class Priors:
    """`of[name]`: each figure's own distribution; they are independent."""

    of: Mapping[str, Parameter]

    @property
    def names(self) -> list[str]:
        return sorted(self.of)

    @property
    def sha256(self) -> str:
        """Of names, kinds and figures."""
        stated = {name: [type(each).__name__, asdict(each)] for name, each in self.of.items()}  # type: ignore[call-overload]
        return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()

    def but(self, other: Mapping[str, Parameter]) -> "Priors":
        """With some of them replaced. Raises ValueError for one that is not there."""
        unknown = sorted(set(other) - set(self.of))
        if unknown:
            raise ValueError(f"There is no prior of {', '.join(unknown)} to replace.")
        return replace(self, of={**self.of, **other})

    def at(self, scores: Array) -> dict[str, Array]:
        """`scores[draw, figure]`, normal scores in order of the names, to the figures' values."""
        places = np.clip(stats.norm.cdf(scores), _EDGE, 1 - _EDGE)
        return {name: self.of[name].at(places[:, number]) for number, name in enumerate(self.names)}
