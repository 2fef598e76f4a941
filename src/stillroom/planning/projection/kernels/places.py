"""Places (0 to 1) in a distribution for what is drawn of a whole cohort, each keyed by which cohort, when and what."""

from numba import uint32, uint64

from stillroom.planning.projection.kernels.compiled import part
from stillroom.planning.projection.kernels.philox import philox

HAPPENS, ENTERS, KIND, AGAIN, TWICE, LOST, PASSES, TAKEN, BEGINS = range(16, 25)
"""Streams: how many something befalls; who enters where; what it is; to how many more befalls within the month; what;
which months of training do not count; who passes; who is taken for a post; who begins a training late.
"""
_SHIFT, _LOW = uint64(21), uint64(11)
_UNIT, _HALF = 2.0**-53, 2.0**-54


@part
def places(stream, what, cell, whose, when, seed, draw):  # type: ignore[no-untyped-def]
    """Two numbers between 0 and 1, never either, for the `what`-th question about a cohort and a time."""
    a, b, c, d = philox(uint32(cell), uint32(whose), uint32(when), uint32((stream << 16) + what), seed, draw)
    one = ((uint64(a) << _SHIFT) ^ (uint64(b) >> _LOW)) * _UNIT + _HALF
    other = ((uint64(c) << _SHIFT) ^ (uint64(d) >> _LOW)) * _UNIT + _HALF
    return one, other
