"""RU12: a technician who approves products, and no supervising pharmacist = not ready. Until 9 December 2026; RU12b."""

from dataclasses import replace
from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Qualification, Registration, Supervisor
from tests.unit.rules.known import asked, person, post

LAST, FIRST = date(2026, 12, 9), date(2026, 12, 10)
APPROVER = post("pharmacy_technician", role_profile="product_approver")
PHARMACIST = Supervisor("product_approval", "p", "Ann", "pharmacist", date(2026, 1, 1))
TECHNICIAN = replace(PHARMACIST, name="Tina", profession="pharmacy_technician")
AUTHORISED = replace(
    TECHNICIAN, authorisations=(Qualification("technician_authorisation", "Authorised", date(2026, 12, 1)),)
)


def test_nobody_named_is_not_ready() -> None:
    found = asked("RU12", LAST, person(), APPROVER)
    assert (found.outcome, found.blocks) == (Outcome.BREACHED, True)


def test_a_pharmacist_named() -> None:
    assert asked("RU12", LAST, person(supervisors=(PHARMACIST,)), APPROVER).outcome is Outcome.MET


def test_who_supervises_something_else_does_not_count() -> None:
    other = replace(PHARMACIST, kind="educational")
    assert asked("RU12", LAST, person(supervisors=(other,)), APPROVER).blocks


@pytest.mark.parametrize(("day", "met"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_only_while_she_supervises(day: date, met: bool) -> None:
    ended = replace(PHARMACIST, end=date(2026, 6, 30))
    assert (asked("RU12", day, person(supervisors=(ended,)), APPROVER).outcome is Outcome.MET) is met


def test_a_pharmacist_off_the_register_does_not_supervise() -> None:
    off = replace(PHARMACIST, registrations=(Registration("GPhC", "2", date(2000, 1, 1), date(2026, 3, 1)),))
    assert asked("RU12", LAST, person(supervisors=(off,)), APPROVER).blocks


def test_a_pharmacist_needs_no_supervisor() -> None:
    found = asked("RU12", LAST, person(), post("pharmacist", role_profile="product_approver"))
    assert found.outcome is Outcome.DOES_NOT_APPLY


def test_an_authorised_technician_from_the_tenth() -> None:
    led = person(supervisors=(AUTHORISED,))
    assert asked("RU12", LAST, led, APPROVER).blocks
    assert asked("RU12", FIRST, led, APPROVER).outcome is Outcome.DOES_NOT_APPLY
    assert asked("RU12b", FIRST, led, APPROVER).outcome is Outcome.MET
    assert asked("RU12b", FIRST, person(supervisors=(PHARMACIST,)), APPROVER).outcome is Outcome.MET
    assert asked("RU12b", FIRST, person(supervisors=(TECHNICIAN,)), APPROVER).blocks
    assert asked("RU12b", FIRST, person(), APPROVER).blocks


@pytest.mark.parametrize(("country", "outcome"), [("northern_ireland", Outcome.BREACHED), ("", Outcome.NOT_KNOWN)])
def test_elsewhere_than_in_great_britain(country: str, outcome: Outcome) -> None:
    found = asked("RU12b", FIRST, person(supervisors=(AUTHORISED,)), replace(APPROVER, country=country))
    assert (found.outcome, found.blocks) == (outcome, True)
