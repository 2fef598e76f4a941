"""RU22: support staff are in bands 1 to 4 and unregistered."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from stillroom.competence.rules.facts import Registration
from tests.unit.rules.known import asked, person, post

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("band", "outcome"),
    [
        ("1", Outcome.MET),
        ("4", Outcome.MET),
        ("5", Outcome.BREACHED),
        ("8a", Outcome.BREACHED),
        ("", Outcome.NOT_KNOWN),
    ],
)
def test_band(band: str, outcome: Outcome) -> None:
    assert asked("RU22", DAY, person(), post(afc_band=band)).outcome is outcome


def test_registered() -> None:
    told = person(registrations=(Registration("GPhC", "5"),))
    assert asked("RU22", DAY, told, post(afc_band="3")).outcome is Outcome.BREACHED
