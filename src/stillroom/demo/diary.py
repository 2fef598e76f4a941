"""The demo's calendar: two years that end yesterday, counted from today so that its boards are always alive."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from stillroom.competence.days import day_of, start_of

WEEKS = 104


@dataclass(frozen=True)
class Diary:
    """Days before today by number; working days only, since cleanrooms are worked on weekdays."""

    now: datetime

    @cached_property
    def today(self) -> date:
        return day_of(self.now)

    @cached_property
    def opens(self) -> date:
        """The Monday on which the first statement is made."""
        long_ago = self.today - timedelta(weeks=WEEKS)
        return long_ago - timedelta(days=long_ago.weekday())

    def ago(self, days: int) -> date:
        return working_day(self.today - timedelta(days=days))

    def week(self, weeks: int) -> date:
        """The Monday so many weeks from this one."""
        return self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=weeks)

    def since_opening(self, days: int) -> date:
        return working_day(self.opens + timedelta(days=days))


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def next_working_day(day: date) -> date:
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def at(day: date, minutes: int) -> datetime:
    """So many minutes into a London day."""
    return start_of(day) + timedelta(minutes=minutes)
