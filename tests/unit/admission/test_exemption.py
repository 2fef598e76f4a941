"""An exemption comes from an authoriser, has a last day and a reason, and never excuses from a critical competency."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import World, exemption, suspension, world
from tests.unit.competence.story import table

ON = "2026-01-10"


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("by an authoriser", world(), exemption(on=ON), "admitted"),
        ("by the accountable person, not appointed", world(), exemption(by="grace", on=ON), "not_an_authoriser"),
        ("by the assessor", world(), exemption(by="ada", on=ON), "not_an_authoriser"),
        (
            "by a suspended authoriser",
            world().then(suspension(of="sam", on="2026-01-01")),
            exemption(on=ON),
            "suspended",
        ),
        ("without a last day", world(), exemption(on=ON, until=""), "missing_field"),
        ("of a critical competency", world(critical=True), exemption(on=ON), "critical"),
        ("in a context", world(), exemption(on=ON, context="equipment=isolator"), "admitted"),
        (
            "of one who is suspended",
            world().then(suspension(on="2026-01-01")),
            exemption(on=ON),
            "admitted",
        ),
    ),
)
def test_exemption(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer
