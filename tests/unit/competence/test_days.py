"""Days are Europe/London days; moments are UTC."""

from datetime import UTC, date, datetime

import pytest

from stillroom.competence.days import add_months, day_of, end_of, start_of
from tests.unit.competence.story import table


def utc(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    table(
        ("winter: the last second before midnight", "2026-01-14T23:59:59", "2026-01-14"),
        ("winter: midnight", "2026-01-15T00:00:00", "2026-01-15"),
        ("summer: the last second before midnight is 22:59:59 UTC", "2026-07-14T22:59:59", "2026-07-14"),
        ("summer: midnight is 23:00 UTC", "2026-07-14T23:00:00", "2026-07-15"),
        ("the night the clocks go forward", "2026-03-29T00:30:00", "2026-03-29"),
        ("the evening after they went forward", "2026-03-29T23:00:00", "2026-03-30"),
        ("the evening after they went back", "2026-10-25T23:00:00", "2026-10-25"),
    ),
)
def test_a_moment_falls_on_a_london_day(moment: str, day: str) -> None:
    assert day_of(utc(moment)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    table(
        ("winter", "2026-01-14", "2026-01-14T00:00:00", "2026-01-15T00:00:00"),
        ("summer", "2026-07-14", "2026-07-13T23:00:00", "2026-07-14T23:00:00"),
        ("a day of 23 hours", "2026-03-29", "2026-03-29T00:00:00", "2026-03-29T23:00:00"),
        ("a day of 25 hours", "2026-10-25", "2026-10-24T23:00:00", "2026-10-26T00:00:00"),
    ),
)
def test_a_day_starts_and_ends(day: str, starts: str, ends: str) -> None:
    assert start_of(date.fromisoformat(day)) == utc(starts)
    assert end_of(date.fromisoformat(day)) == utc(ends)


def test_the_last_day_that_a_date_can_be_has_an_end() -> None:
    """People write 9999-12-31 for "for ever"."""
    assert end_of(date.max) > start_of(date.max)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    table(
        ("the same day of the month", "2026-01-15", 6, "2026-07-15"),
        ("over the year's end", "2026-11-15", 3, "2027-02-15"),
        ("31 August + 6 is the last of February", "2025-08-31", 6, "2026-02-28"),
        ("31 August + 6 in a leap year", "2027-08-31", 6, "2028-02-29"),
        ("31 March + 1", "2026-03-31", 1, "2026-04-30"),
        ("29 February + 12", "2028-02-29", 12, "2029-02-28"),
        ("29 February + 48", "2028-02-29", 48, "2032-02-29"),
        ("28 February stays the 28th", "2026-02-28", 6, "2026-08-28"),
        ("30 June + 6 is the 30th, not the month's end", "2026-06-30", 6, "2026-12-30"),
        ("December + 12", "2026-12-31", 12, "2027-12-31"),
    ),
)
def test_months_later_clips_to_the_months_end(day: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)
