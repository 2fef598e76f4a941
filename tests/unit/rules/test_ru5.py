"""RU5: the role title needs a live registration, since 1 July 2011."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Registration
from tests.unit.rules.known import asked, person, post

TECHNICIAN = post("pharmacy_technician", start=date(2010, 1, 1))
REGISTERED = Registration("GPhC", "5012345", date(2012, 5, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("day", "outcome", "blocks"),
    [
        (date(2012, 4, 30), Outcome.BREACHED, True),
        (date(2012, 5, 1), Outcome.MET, False),
        (date(2026, 6, 30), Outcome.MET, False),
        (date(2026, 7, 1), Outcome.BREACHED, True),
    ],
)
def test_on(day: date, outcome: Outcome, blocks: bool) -> None:
    found = asked("RU5", day, person(registrations=(REGISTERED,)), TECHNICIAN)
    assert (found.outcome, found.blocks) == (outcome, blocks)


def test_before_it_was_mandatory() -> None:
    assert asked("RU5", date(2011, 6, 30), person(), TECHNICIAN).outcome is Outcome.DOES_NOT_APPLY
    assert asked("RU5", date(2011, 7, 1), person(), TECHNICIAN).outcome is Outcome.NOT_KNOWN


def test_nothing_recorded_is_not_known_and_stops_nobody() -> None:
    found = asked("RU5", date(2026, 1, 1), person(), TECHNICIAN)
    assert (found.outcome, found.blocks) == (Outcome.NOT_KNOWN, False)


def test_a_number_without_a_day_is_a_registration() -> None:
    told = person(registrations=(Registration("GPhC", "5012345"),))
    assert asked("RU5", date(2026, 1, 1), told, TECHNICIAN).outcome is Outcome.MET


def test_another_register_does_not_count() -> None:
    told = person(registrations=(Registration("HCPC", "1"),))
    assert asked("RU5", date(2026, 1, 1), told, TECHNICIAN).outcome is Outcome.NOT_KNOWN
