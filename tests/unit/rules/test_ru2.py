"""RU2: longer than three years is a warning with a reason, and never blocks."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Enrolment
from tests.unit.rules.known import asked, person, post


@pytest.mark.parametrize(
    ("completed", "outcome"), [(date(2026, 3, 1), Outcome.MET), (date(2026, 3, 2), Outcome.BREACHED)]
)
def test_completed_on(completed: date, outcome: Outcome) -> None:
    course = Enrolment("rqf2", "A course", date(2023, 3, 1), completed)
    found = asked("RU2", date(2026, 6, 1), person(enrolments=(course,)), post())
    assert found.outcome is outcome
    assert not found.blocks
    assert found.outcome is Outcome.MET or "normal, not a limit" in found.reason


@pytest.mark.parametrize(("day", "outcome"), [(date(2027, 2, 28), Outcome.DUE), (date(2027, 3, 1), Outcome.BREACHED)])
def test_begun_on_a_leap_day(day: date, outcome: Outcome) -> None:
    course = Enrolment("rqf2", "A course", date(2024, 2, 29))
    assert asked("RU2", day, person(enrolments=(course,)), post()).outcome is outcome


def test_no_enrolment_recorded_is_not_known() -> None:
    assert asked("RU2", date(2026, 6, 1), person(), post()).outcome is Outcome.NOT_KNOWN
