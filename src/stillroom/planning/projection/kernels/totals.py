"""Rates as the kernels read them."""

import numpy as np
from numba import njit
from numpy.typing import NDArray


@njit(nogil=True, cache=True)
def _sum(rate, outcomes, single, total):  # type: ignore[no-untyped-def]
    for i in range(total.shape[0]):
        whole = 0.0
        for outcome in range(outcomes):
            single[i * outcomes + outcome] = rate[i * outcomes + outcome]
            whole += rate[i * outcomes + outcome]
        total[i] = whole


def totals(rate: NDArray[np.float64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Of `rate[…, outcome]`, one row after the other: the rates in single precision, and their sums over outcomes.

    Half the memory, which is what the kernels wait for; a rate is off by less than one in ten million.
    """
    flat, outcomes = np.ascontiguousarray(rate).reshape(-1), rate.shape[-1]
    single, total = np.empty(flat.size, np.float32), np.empty(flat.size // outcomes, np.float32)
    _sum(flat, outcomes, single, total)
    return single, total
