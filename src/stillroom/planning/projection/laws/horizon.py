"""When things are: months and years counted from the base date."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 12


@dataclass(frozen=True)
class Horizon:
    """`years` of projection from the end of the day `base` on. Month 0 ends then."""

    base: date
    years: int

    @property
    def months(self) -> int:
        return self.years * MONTHS

    def end(self, month: int) -> date:
        """The day on which a month of the projection ends: as many months after the base date."""
        year, before = divmod(self.base.year * MONTHS + self.base.month - 1 + month, MONTHS)
        last = calendar.monthrange(year, before + 1)[1]
        at_month_end = self.base.day == calendar.monthrange(self.base.year, self.base.month)[1]
        return date(year, before + 1, last if at_month_end else min(self.base.day, last))

    def month(self, day: date) -> int:
        """The month that a day falls in: what begins on it is there from the end of that month on."""
        month = (day.year - self.base.year) * MONTHS + day.month - self.base.month
        return month if day <= self.end(month) else month + 1

    @property
    def first_year(self) -> int:
        """The calendar year in which the first year of projection begins: on the day after the base date."""
        return (self.base + timedelta(days=1)).year
