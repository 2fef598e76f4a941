"""How far a pre-registration trainee pharmacy technician has come, from enrolment and confirmed experience."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stillroom.competence.days import add_months

COURSE_MONTHS = 24
"""Two years of work-based experience (D2:228); the course runs beside it."""


class Stage(StrEnum):
    NOT_ENROLLED = "not_enrolled"
    FIRST_YEAR = "first_year"
    SECOND_YEAR = "second_year"
    BEYOND = "beyond"
    COMPLETED = "completed"

    @property
    def label(self) -> str:
        return {
            "not_enrolled": "Not enrolled",
            "first_year": "First year",
            "second_year": "Second year",
            "beyond": "Beyond two years",
            "completed": "Course completed, not registered yet",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Course:
    enrolled_on: date
    completed_on: date | None = None
    withdrawn_on: date | None = None


def stage(courses: Iterable[Course], on: date) -> tuple[Stage, date | None]:
    """The stage on a day, and the day by which two years since enrolment are over, or the day of completion."""
    begun = [course for course in courses if course.enrolled_on <= on and not _before(course.withdrawn_on, on)]
    if not begun:
        return Stage.NOT_ENROLLED, None
    course = max(begun, key=lambda each: each.enrolled_on)
    if _before(course.completed_on, on):
        return Stage.COMPLETED, course.completed_on
    expected = add_months(course.enrolled_on, COURSE_MONTHS)
    if on < add_months(course.enrolled_on, 12):
        return Stage.FIRST_YEAR, expected
    return (Stage.SECOND_YEAR if on < expected else Stage.BEYOND), expected


def days_of_experience(periods: Iterable[tuple[date, date | None]], on: date) -> int:
    """Days covered by confirmed periods, each day once, up to and with that day."""
    days, reached = 0, date.min
    for start, end in sorted(periods, key=lambda period: period[0]):
        last = min(end or on, on)
        first = max(start, reached)
        if last >= first:
            days += (last - first).days + 1
            reached = date.fromordinal(last.toordinal() + 1)
    return days


def _before(day: date | None, on: date) -> bool:
    return day is not None and day <= on
