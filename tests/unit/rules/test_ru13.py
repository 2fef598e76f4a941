"""RU13: a Qualified Person works in a licensed context only."""

from datetime import date

import pytest

from stillroom.competence.rules import Outcome
from tests.unit.rules.known import asked, person, post


@pytest.mark.parametrize(
    ("role", "facilities", "outcome"),
    [
        ("qualified_person", {"ms"}, Outcome.MET),
        ("qualified_person", {"mia_imp"}, Outcome.MET),
        ("qualified_person", {"section10"}, Outcome.BREACHED),
        ("qualified_person", set(), Outcome.NOT_KNOWN),
        ("quality_assurance", {"section10"}, Outcome.DOES_NOT_APPLY),
    ],
)
def test_where(role: str, facilities: set[str], outcome: Outcome) -> None:
    at = post("pharmacist", role_profile=role, facilities=frozenset(facilities))
    assert asked("RU13", date(2026, 11, 22), person(), at).outcome is outcome
