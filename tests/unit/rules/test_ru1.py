"""RU1: start 1 September: enrolled 1 December = met, 2 December = breach; not enrolled on 15 November = amber."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Enrolment, Qualification
from tests.unit.rules.known import asked, person, post

AFTER = date(2027, 1, 15)


def enrolled(day: date, kind: str = "gphc_course") -> Enrolment:
    return Enrolment(kind, "A course", day)


@pytest.mark.parametrize(("day", "outcome"), [(date(2026, 12, 1), Outcome.MET), (date(2026, 12, 2), Outcome.BREACHED)])
def test_enrolled_on(day: date, outcome: Outcome) -> None:
    found = asked("RU1", AFTER, person(enrolments=(enrolled(day),)), post())
    assert found.outcome is outcome
    assert found.verdict.due == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "outcome", "amber"),
    [
        (date(2026, 11, 2), Outcome.DUE, False),
        (date(2026, 11, 3), Outcome.DUE, True),  # four weeks before
        (date(2026, 11, 15), Outcome.DUE, True),
        (date(2026, 12, 1), Outcome.DUE, True),
        (date(2026, 12, 2), Outcome.BREACHED, False),
    ],
)
def test_not_enrolled_on(day: date, outcome: Outcome, amber: bool) -> None:
    found = asked("RU1", day, person(), post())
    assert (found.outcome, found.amber) == (outcome, amber)
    assert not found.blocks, "a course that is late stops nobody"


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert asked("RU1", date(2026, 12, 1), person(), post(start=date(2026, 11, 30))).verdict.due == date(2027, 2, 28)
    assert asked("RU1", date(2027, 12, 1), person(), post(start=date(2027, 11, 30))).verdict.due == date(2028, 2, 29)


def test_nothing_recorded_of_a_deadline_before_her_post_was_is_not_known() -> None:
    found = asked("RU1", AFTER, person(), post(start=date(2020, 1, 1), known_since=date(2026, 9, 1)))
    assert found.outcome is Outcome.NOT_KNOWN
    assert found.verdict.step


def test_a_course_that_is_no_accepted_route_is_no_enrolment() -> None:
    found = asked("RU1", AFTER, person(enrolments=(enrolled(date(2026, 9, 2), "other"),)), post())
    assert found.outcome is Outcome.BREACHED


def test_who_withdrew_before_the_deadline_was_not_enrolled() -> None:
    left = Enrolment("gphc_course", "A course", date(2026, 9, 2), withdrawn=date(2026, 10, 1))
    assert asked("RU1", AFTER, person(enrolments=(left,)), post()).outcome is Outcome.BREACHED


def test_who_holds_an_accepted_qualification_need_not_enrol() -> None:
    held = person(qualifications=(Qualification("rqf2", "A certificate", date(2024, 7, 1)),))
    assert asked("RU1", date(2026, 9, 2), held, post()).outcome is Outcome.MET


def test_it_is_about_support_staff() -> None:
    assert asked("RU1", AFTER, person(), post("pharmacist")).outcome is Outcome.DOES_NOT_APPLY
