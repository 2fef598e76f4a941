"""How many random numbers there can be at all: what individuals are measured against."""

import time

import numpy as np
from numba import njit, uint32

from benchmarks.measured import Measured
from stillroom.planning.projection.kernels.philox import philox


@njit(cache=True)
def _keyed(calls: int) -> int:
    found = uint32(0)
    for call in range(calls):
        a, b, c, d = philox(uint32(call), uint32(1), uint32(2), uint32(3), uint32(4), uint32(5))
        found ^= a ^ b ^ c ^ d
    return int(found)


def ceiling(calls: int = 20_000_000) -> list[Measured]:
    _keyed(10)
    began = time.perf_counter()
    _keyed(calls)
    keyed = 4 * calls / (time.perf_counter() - began) / 1e6
    random = np.random.default_rng(1)
    began = time.perf_counter()
    random.integers(0, 2**32, 4 * calls, np.uint32)
    ordered = 4 * calls / (time.perf_counter() - began) / 1e6
    said = "32 bits each, one thread, nothing done with them"
    return [
        Measured("random numbers by key, Philox 4×32-10", said, keyed, "million/s"),
        Measured("random numbers in order, NumPy PCG64", said, ordered, "million/s"),
    ]
