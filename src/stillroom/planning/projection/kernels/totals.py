"""The rate of anything happening at all, summed over outcomes."""

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(nogil=True, cache=True)
def _sum(rate, total):  # type: ignore[no-untyped-def]
    for i in range(rate.shape[0]):
        whole = 0.0
        for each in rate[i]:
            whole += each
        total[i] = whole


def totals(rate: NDArray[np.float64]) -> NDArray[np.float32]:
    """Of `rate[…, outcome]`, one row after the other."""
    found = np.empty(rate.size // rate.shape[-1], np.float32)
    _sum(rate.reshape(-1, rate.shape[-1]), found)
    return found
