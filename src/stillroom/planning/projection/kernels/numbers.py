"""Keyed numbers between 0 and 1, for what is drawn once a step."""

import numpy as np
from numba import njit, uint32
from numpy.typing import NDArray

from stillroom.planning.projection.kernels.philox import philox


@njit(cache=True)
def _fill(found, of, stream, seed, draw):  # type: ignore[no-untyped-def]
    for i in range(found.shape[0]):
        high, low, _, _ = philox(uint32(of[i]), uint32(0), uint32(0), stream, seed, draw)
        found[i] = ((np.uint64(high) << np.uint64(21)) ^ (np.uint64(low) >> np.uint64(11))) * 2.0**-53 + 2.0**-54


def uniforms(count: int, *, stream: int, seed: int, draw: int, first: int = 0) -> NDArray[np.float64]:
    """`count` numbers, never 0 nor 1; the i-th of all is the same, however many are asked for from `first` on."""
    return uniforms_of(np.arange(first, first + count), stream=stream, seed=seed, draw=draw)


def uniforms_of(keys: NDArray[np.int64], *, stream: int, seed: int, draw: int) -> NDArray[np.float64]:
    """A number for each key, never 0 nor 1, the same whatever other keys are asked for."""
    found = np.zeros(len(keys))
    _fill(found, keys, np.uint32(stream), np.uint32(seed), np.uint32(draw))
    return found
