"""Foundation practice: years 1 and 2 after registration (RU15), and two views side by side."""

from datetime import UTC, date, datetime

import pytest

from stillroom.competence.foundation import Rating, foundation_period, side_by_side


@pytest.mark.parametrize(
    ("registered", "last_day"),
    [
        (date(2025, 3, 1), date(2027, 2, 28)),
        (date(2024, 2, 29), date(2026, 2, 27)),
        (date(2025, 1, 1), date(2026, 12, 31)),
    ],
)
def test_two_years_from_registration(registered: date, last_day: date) -> None:
    period = foundation_period(registered)
    assert (period.start, period.last_day) == (registered, last_day)


@pytest.mark.parametrize(
    ("on", "within"),
    [
        (date(2025, 2, 28), False),
        (date(2025, 3, 1), True),
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
    ],
)
def test_its_first_and_its_last_day(on: date, within: bool) -> None:
    assert foundation_period(date(2025, 3, 1)).covers(on) is within


def rating(level: int, *, own: bool, day: int, attribute: str = "FA1") -> Rating:
    return Rating(attribute, level, own, datetime(2026, 1, day, tzinfo=UTC), f"s{day}", "a")


def test_the_latest_of_each_counts_whatever_their_order() -> None:
    found = side_by_side(
        [rating(3, own=True, day=9), rating(2, own=True, day=1), rating(2, own=False, day=5)], ["FA1", "FA2"]
    )
    assert (found["FA1"].own.level, found["FA1"].mentor.level, found["FA1"].apart) == (3, 2, -1)  # type: ignore[union-attr]
    assert (found["FA2"].own, found["FA2"].mentor, found["FA2"].apart) == (None, None, None)


def test_nothing_is_said_of_a_difference_until_both_have_rated() -> None:
    assert side_by_side([rating(3, own=True, day=9)], ["FA1"])["FA1"].apart is None
