"""Numbers as planners read them."""

import pytest

from stillroom.planning.words import amount, counted, of_draws


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (9_876.5, "£", "£9,876"),
        (26_674, "£", "£26,700"),
        (1_250_000, "£", "£1.25 million"),
        (-11_824, "£", "−£11,800"),
        (12.46, "full-time posts", "12.5 full-time posts"),
    ],
)
def test_amounts(value: float, unit: str, words: str) -> None:
    assert amount(value, unit) == words


def test_counts_and_shares() -> None:
    assert (counted(1, "place"), counted(3.5, "place"), counted(1200, "place")) == (
        "1 place",
        "3.5 places",
        "1,200 places",
    )
    assert (of_draws(0.9), of_draws(0.9967), of_draws(1.0)) == (
        "90 of 100 draws",
        "99.7 of 100 draws",
        "100 of 100 draws",
    )
