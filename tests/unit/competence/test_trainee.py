"""The stage of a trainee, and experience counted once."""

from datetime import date

import pytest

from stillroom.competence.trainee import Course, Stage, days_of_experience, stage

BEGUN = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("course", "on", "expected"),
    [
        (Course(BEGUN), date(2025, 8, 31), Stage.NOT_ENROLLED),
        (Course(BEGUN), BEGUN, Stage.FIRST_YEAR),
        (Course(BEGUN), date(2026, 8, 31), Stage.FIRST_YEAR),
        (Course(BEGUN), date(2026, 9, 1), Stage.SECOND_YEAR),
        (Course(BEGUN), date(2027, 8, 31), Stage.SECOND_YEAR),
        (Course(BEGUN), date(2027, 9, 1), Stage.BEYOND),
        (Course(BEGUN, completed_on=date(2027, 7, 1)), date(2027, 7, 1), Stage.COMPLETED),
        (Course(BEGUN, withdrawn_on=date(2026, 1, 1)), date(2026, 1, 1), Stage.NOT_ENROLLED),
    ],
)
def test_the_stage(course: Course, on: date, expected: Stage) -> None:
    assert stage([course], on)[0] is expected


def test_two_years_from_enrolment() -> None:
    assert stage([Course(BEGUN)], BEGUN)[1] == date(2027, 9, 1)


def test_days_that_overlap_count_once() -> None:
    periods = [(date(2026, 1, 1), date(2026, 1, 10)), (date(2026, 1, 5), None), (date(2026, 3, 1), None)]
    assert days_of_experience(periods, date(2026, 1, 20)) == 20
