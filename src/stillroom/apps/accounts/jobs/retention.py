"""How long what a job made is kept, by the day it was made. A new period is a new line; none is ever changed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stillroom.competence.days import ONE_DAY, day_of, end_of


@dataclass(frozen=True)
class Period:
    valid_from: date
    days: int
    why: str


PERIODS = (Period(date(2026, 1, 1), 30, "Long enough to hand a pack over; it can be made again from the ledger"),)


def expires_at(made_at: datetime) -> datetime:
    """The end of the last London day on which it is kept."""
    day = day_of(made_at)
    period = max((each for each in PERIODS if each.valid_from <= day), key=lambda each: each.valid_from, default=None)
    kept: timedelta = ONE_DAY * (period or PERIODS[0]).days
    return end_of(day + kept)
