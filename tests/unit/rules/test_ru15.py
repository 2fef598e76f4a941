"""RU15: foundation is the two years from the day of registration."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Registration
from tests.unit.rules.known import asked, person, post

TECHNICIAN = post("pharmacy_technician")


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2024, 2, 28), Outcome.DOES_NOT_APPLY),
        (date(2024, 2, 29), Outcome.MET),
        (date(2026, 2, 27), Outcome.MET),
        (date(2026, 2, 28), Outcome.DOES_NOT_APPLY),
    ],
)
def test_registered_on_a_leap_day(day: date, outcome: Outcome) -> None:
    told = person(registrations=(Registration("GPhC", "5", date(2024, 2, 29)),))
    assert asked("RU15", day, told, TECHNICIAN).outcome is outcome


def test_without_a_day_it_is_not_known() -> None:
    told = person(registrations=(Registration("GPhC", "5"),))
    assert asked("RU15", date(2026, 1, 1), told, TECHNICIAN).outcome is Outcome.NOT_KNOWN
