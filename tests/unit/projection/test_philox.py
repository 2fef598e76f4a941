"""Philox 4×32-10 gives the published numbers (Random123, `kat_vectors`)."""

import pytest
from numba import njit, uint32

from stillroom.planning.projection.kernels.philox import philox


@njit
def _ask(c0, c1, c2, c3, k0, k1):  # type: ignore[no-untyped-def]
    return philox(uint32(c0), uint32(c1), uint32(c2), uint32(c3), uint32(k0), uint32(k1))


@pytest.mark.parametrize(
    ("asked", "published"),
    [
        ((0,) * 6, (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        ((0xFFFFFFFF,) * 6, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0),
            (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
        ),
    ],
)
def test_the_published_numbers(asked: tuple[int, ...], published: tuple[int, ...]) -> None:
    assert tuple(int(number) for number in _ask(*asked)) == published
