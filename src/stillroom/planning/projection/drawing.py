"""Parameters drawn once for every draw of a run, stored and hashed, before anybody is simulated.

Each parameter's place in its distribution is keyed by its name, so that one more parameter changes no other's draws.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from stillroom.planning.projection.kernels.numbers import uniforms
from stillroom.planning.projection.parameters import Parameter

Array = NDArray[np.float64]
PLACES = 6
"""The stream of parameters' places; kernels have others."""


@dataclass(frozen=True)
class Correlation:
    """Two parameters that go up together (to 1) or against each other (to -1), by the ranks of a normal copula."""

    one: str
    other: str
    by: float


@dataclass(frozen=True, eq=False)
class DrawnParameters:
    """`values[name][draw]`."""

    values: Mapping[str, Array]

    @property
    def sha256(self) -> str:
        """Of the names and every bit of the values: the same for two runs that drew the same."""
        found = hashlib.sha256()
        for name in sorted(self.values):
            found.update(name.encode() + b"\0" + self.values[name].astype("<f8").tobytes())
        return found.hexdigest()


def draw_parameters(
    parameters: Mapping[str, Parameter], draws: int, *, seed: int, correlations: Sequence[Correlation] = ()
) -> DrawnParameters:
    """Every parameter for draws 0, 1, 2, … Raises ValueError for correlations that cannot all hold."""
    names = sorted(parameters)
    normal = {name: special.ndtri(uniforms(draws, stream=PLACES, seed=_key(name, seed), draw=0)) for name in names}
    linked = sorted({name for each in correlations for name in (each.one, each.other)})
    unknown = [name for name in linked if name not in parameters]
    if unknown:
        raise ValueError(f"A correlation names {', '.join(unknown)}, which is no parameter.")
    if linked:
        root = _root(linked, correlations)
        mixed = root @ np.array([normal[name] for name in linked])
        normal |= dict(zip(linked, mixed, strict=True))
    return DrawnParameters({name: parameters[name].at(special.ndtr(normal[name])) for name in names})


def _root(names: Sequence[str], correlations: Sequence[Correlation]) -> Array:
    matrix = np.eye(len(names))
    for each in correlations:
        if not -1 < each.by < 1 or each.one == each.other:
            raise ValueError(f"The correlation of {each.one} and {each.other} must lie between -1 and 1.")
        i, j = names.index(each.one), names.index(each.other)
        matrix[i, j] = matrix[j, i] = each.by
    try:
        root: Array = np.linalg.cholesky(matrix).astype(np.float64)
    except np.linalg.LinAlgError:
        raise ValueError("The correlations contradict each other: no parameters can go together so.") from None
    return root


def _key(name: str, seed: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}:{name}".encode()).digest()[:4], "little")
