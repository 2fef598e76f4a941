"""RU4: 12 months, a gap and 12 months are not two consecutive years; how long a break may be is a setting."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.experience import Experience, consecutive_experience
from stillroom.competence.rules.facts import ExperiencePeriod, Qualification, Registration
from tests.unit.rules.known import asked, person, post

ALWAYS = (Registration("GPhC", "1", date(2000, 1, 1)),)
TRAINEE = "pre_registration_trainee_pharmacy_technician"


def period(
    start: date,
    end: date | None,
    *,
    by: str = "Ann",
    registrations: tuple[Registration, ...] = ALWAYS,
    profession: str = "pharmacist",
    confirmed: bool = True,
) -> ExperiencePeriod:
    return ExperiencePeriod(start, end, 37.5, by, profession, registrations, confirmed)


FIRST_YEAR = period(date(2023, 9, 1), date(2024, 8, 31))
SECOND_YEAR = period(date(2024, 9, 1), date(2025, 8, 31), by="Bob", profession="pharmacy_technician")
AFTER_A_GAP = period(date(2024, 9, 2), date(2025, 9, 1))
AFTER = date(2026, 1, 1)


def worked(*periods: ExperiencePeriod, day: date = AFTER, allowed: int = 0) -> Experience:
    return consecutive_experience(periods, day, allowed_break_days=allowed)


def test_two_years_in_a_row_under_two_supervisors() -> None:
    found = worked(FIRST_YEAR, SECOND_YEAR)
    assert (found.met, found.days_left, found.completes) == (True, 0, date(2025, 8, 31))


def test_a_day_less_is_not_enough() -> None:
    found = worked(period(date(2023, 9, 1), date(2025, 8, 30)), day=date(2025, 8, 30))
    assert (found.met, found.days_left, found.completes) == (False, 1, date(2025, 8, 31))


def test_twelve_months_a_gap_and_twelve_months_are_not_met() -> None:
    found = worked(FIRST_YEAR, AFTER_A_GAP)
    assert not found.met
    assert found.run_start == date(2024, 9, 2)


def test_a_break_as_long_as_allowed_keeps_the_run_and_counts_nothing_itself() -> None:
    assert not worked(FIRST_YEAR, AFTER_A_GAP, day=date(2025, 8, 31), allowed=1).met
    assert worked(FIRST_YEAR, AFTER_A_GAP, allowed=1).met
    assert worked(FIRST_YEAR, AFTER_A_GAP, allowed=1).break_days == 1


def test_not_finished_yet_says_what_is_left() -> None:
    found = worked(period(date(2025, 1, 1), None), day=date(2025, 12, 31))
    assert (found.days_counted, found.days_left, found.completes) == (365, 365, date(2026, 12, 31))


def test_begun_on_a_leap_day() -> None:
    assert worked(period(date(2024, 2, 29), None), day=date(2025, 1, 1)).completes == date(2026, 2, 27)


def test_who_is_not_registered_cannot_direct() -> None:
    late = (Registration("GPhC", "1", date(2024, 3, 1)),)
    found = worked(period(date(2024, 1, 1), None, registrations=late), day=date(2024, 12, 31))
    assert found.run_start == date(2024, 3, 1)
    assert found.stretches[0].end == date(2024, 2, 29)
    assert "not registered" in found.stretches[0].why_not


def test_a_registration_that_lapsed_for_a_week_breaks_the_run() -> None:
    lapsed = (
        Registration("GPhC", "1", date(2000, 1, 1), date(2024, 6, 30)),
        Registration("GPhC", "1", date(2024, 7, 8)),
    )
    found = worked(period(date(2024, 1, 1), None, registrations=lapsed), day=date(2024, 12, 31))
    assert found.run_start == date(2024, 7, 8)
    assert [each.counts for each in found.stretches] == [True, False, True]


@pytest.mark.parametrize("told", [{"confirmed": False}, {"profession": "healthcare_scientist"}, {"registrations": ()}])
def test_what_does_not_count_says_why(told: dict[str, object]) -> None:
    found = worked(period(date(2023, 1, 1), date(2025, 12, 31), **told))  # type: ignore[arg-type]
    assert not found.counted
    assert found.stretches[0].why_not


def test_overlapping_periods_are_counted_once() -> None:
    found = worked(FIRST_YEAR, period(date(2024, 3, 1), date(2024, 8, 31), by="Bob"), day=date(2024, 8, 31))
    assert found.days_counted == 366


def test_a_run_that_ended_long_ago_is_begun_anew() -> None:
    found = worked(FIRST_YEAR, day=AFTER)
    assert (found.running, found.completes) == (False, date(2028, 1, 1))


def test_both_are_asked_for() -> None:
    trainee, years = post(TRAINEE), (FIRST_YEAR, SECOND_YEAR)
    held = (Qualification("technician", "Integrated diploma", date(2025, 7, 1)),)
    assert asked("RU4", AFTER, person(experience=years, qualifications=held), trainee).outcome is Outcome.MET
    assert asked("RU4", AFTER, person(experience=years), trainee).outcome is Outcome.DUE
    gap = person(experience=(FIRST_YEAR, AFTER_A_GAP), qualifications=held)
    assert asked("RU4", AFTER, gap, trainee).outcome is Outcome.DUE
    assert asked("RU4", AFTER, gap, trainee, allowed_break_days=1).outcome is Outcome.MET
    assert asked("RU4", AFTER, person(), trainee).outcome is Outcome.NOT_KNOWN
