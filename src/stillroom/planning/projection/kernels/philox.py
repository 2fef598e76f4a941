"""Random numbers by key: Philox 4×32 with ten rounds (Salmon et al., SC 2011).

The same key and counter give the same four numbers, whoever asks and in whatever order. So a person is the same person
in two scenarios, and what a scenario does not change does not change.
"""

from numba import njit, uint32, uint64

_M0, _M1 = uint64(0xD2511F53), uint64(0xCD9E8D57)
_W0, _W1 = uint32(0x9E3779B9), uint32(0xBB67AE85)
_LOW, _SHIFT = uint64(0xFFFFFFFF), uint64(32)


@njit(inline="always", cache=True)
def philox(c0, c1, c2, c3, k0, k1):  # type: ignore[no-untyped-def]
    """Four 32-bit numbers for a counter of four and a key of two 32-bit numbers."""
    for _ in range(10):
        p0, p1 = _M0 * uint64(c0), _M1 * uint64(c2)
        n0, n2 = uint32(p1 >> _SHIFT) ^ c1 ^ k0, uint32(p0 >> _SHIFT) ^ c3 ^ k1
        c1, c3, c0, c2 = uint32(p1 & _LOW), uint32(p0 & _LOW), n0, n2
        k0, k1 = uint32(k0 + _W0), uint32(k1 + _W1)
    return c0, c1, c2, c3
