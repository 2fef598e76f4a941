"""RU23: a gate for pharmacists in oversight of Section 10 preparation; background is assessed, not assumed."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Qualification
from tests.unit.rules.known import asked, person, post

DAY = date(2026, 11, 22)
OVERSEER = post("pharmacist", role_profile="product_approver")
HELD = Qualification("pharmaceutical_science", "Assessed by viva", date(2026, 6, 1))
NOT_HELD = Qualification("pharmaceutical_science", "Assessed by viva", date(2026, 3, 1), held=False)


@pytest.mark.parametrize(
    ("told", "outcome", "blocks"),
    [
        ((HELD,), Outcome.MET, False),
        ((NOT_HELD,), Outcome.BREACHED, True),
        ((NOT_HELD, HELD), Outcome.MET, False),
        ((), Outcome.NOT_KNOWN, False),
    ],
)
def test_knowledge(told: tuple[Qualification, ...], outcome: Outcome, blocks: bool) -> None:
    found = asked("RU23", DAY, person(qualifications=told), OVERSEER)
    assert (found.outcome, found.blocks) == (outcome, blocks)


def test_who_neither_performs_nor_oversees() -> None:
    assert asked("RU23", DAY, person(), post("pharmacist", role_profile="clinical")).outcome is Outcome.DOES_NOT_APPLY


def test_in_a_licensed_unit() -> None:
    licensed = post("pharmacist", role_profile="product_approver", facilities=frozenset({"ms"}))
    assert asked("RU23", DAY, person(), licensed).outcome is Outcome.DOES_NOT_APPLY
