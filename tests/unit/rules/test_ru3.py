"""RU3: one of three routes; Manufacturing Process Operator is not GPhC-accredited, so it is none of them."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Enrolment, Qualification
from tests.unit.rules.known import asked, person, post

DAY = date(2026, 11, 22)


def holding(kind: str, title: str = "A certificate") -> Qualification:
    return Qualification(kind, title, date(2025, 7, 1))


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("rqf2", Outcome.MET),
        ("gphc_course", Outcome.MET),
        ("apprenticeship", Outcome.MET),
        ("smt", Outcome.BREACHED),
    ],
)
def test_routes(kind: str, outcome: Outcome) -> None:
    assert asked("RU3", DAY, person(qualifications=(holding(kind),)), post()).outcome is outcome


def test_manufacturing_process_operator_is_not_met() -> None:
    found = asked("RU3", DAY, person(qualifications=(holding("other", "Manufacturing Process Operator"),)), post())
    assert found.outcome is Outcome.BREACHED
    assert "Manufacturing Process Operator" in found.reason


@pytest.mark.parametrize(
    ("country", "outcome"),
    [("england", Outcome.MET), ("wales", Outcome.BREACHED), ("", Outcome.NOT_KNOWN)],
)
def test_the_apprenticeship_is_a_route_in_england(country: str, outcome: Outcome) -> None:
    held = person(qualifications=(holding("apprenticeship"),))
    assert asked("RU3", DAY, held, post(country=country)).outcome is outcome


def test_on_the_way() -> None:
    course = person(enrolments=(Enrolment("rqf2", "A course", date(2026, 9, 2)),))
    assert asked("RU3", DAY, course, post()).outcome is Outcome.DUE


def test_nothing_recorded_is_not_known() -> None:
    assert asked("RU3", DAY, person(), post()).outcome is Outcome.NOT_KNOWN
