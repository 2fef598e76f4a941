"""Days are Europe/London days; moments are UTC. The only place that converts between the two."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
LAST_MOMENT = datetime.max.replace(tzinfo=UTC)


def day_of(moment: datetime) -> date:
    """The London day on which `moment` (aware) falls."""
    return moment.astimezone(LONDON).date()


@lru_cache(maxsize=50_000)
def start_of(day: date) -> datetime:
    """The first moment of a London day, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)


@lru_cache(maxsize=50_000)
def end_of(day: date) -> datetime:
    """The first moment after a London day: a validity "until" that day ends just before it.

    People write 9999-12-31 for "for ever"; no day comes after that one.
    """
    return LAST_MOMENT if day == date.max else start_of(day + ONE_DAY)


def add_months(day: date, months: int) -> date:
    """`months` later on the same day of the month, clipped to that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
