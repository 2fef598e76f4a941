"""Keyed numbers for a block of people at once, which the processor makes eight or sixteen at a time."""

from numba import int64, njit, uint32, uint64

from stillroom.planning.projection.kernels.compiled import step
from stillroom.planning.projection.kernels.philox import philox

BLOCK = 512
_SHIFT = uint64(32)


@njit(inline="always", cache=True)
def fill(numbers, first, people, key, stream, group, groups, seed, draw):  # type: ignore[no-untyped-def]
    """`numbers[4 * g + i, person]`: the i-th number of the g-th four, for people from `first` of entry `key`."""
    for g in range(groups):
        for i in range(people):
            a, b, c, d = philox(uint32(first + i), key, uint32(group + g), stream ^ uint32(0), seed, draw)
            numbers[4 * g, i], numbers[4 * g + 1, i] = a, b
            numbers[4 * g + 2, i], numbers[4 * g + 3, i] = c, d


@step
def one_of(many, number):  # type: ignore[no-untyped-def]
    """A number of 32 bits as one from 0 to before `many`, each as likely."""
    return int64((uint64(number) * uint64(many)) >> _SHIFT)
