"""A share with how little it says: published values of Wilson's interval, and its edges."""

import pytest

from stillroom.competence.interval import Share


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # R G Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(part: int, whole: int, low: float, high: float) -> None:
    assert Share(part, whole).interval == pytest.approx((low, high), abs=5e-5)


def test_nothing_of_nothing_has_no_rate() -> None:
    assert Share(0, 0).rate is None
    assert Share(0, 0).interval is None


def test_one_of_one_says_little() -> None:
    low, high = Share(1, 1).interval or (0, 0)
    assert low < 0.21
    assert high == 1


@pytest.mark.parametrize(("part", "whole"), [(2, 1), (-1, 1)])
def test_a_part_lies_within_its_whole(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="not a part"):
        Share(part, whole)
