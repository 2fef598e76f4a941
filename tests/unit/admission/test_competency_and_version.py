"""The competency and the framework version that a statement names must be published."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import (
    absence,
    appointment,
    exemption,
    observation,
    opened,
    revocation,
    sign_off,
    suspension,
    world,
)
from tests.unit.competence.story import competency, table

ON = "2026-01-10"


@pytest.mark.parametrize(
    ("attempt", "answer"),
    table(
        ("unknown code", observation(on=ON, code="XX1"), "unknown_competency"),
        ("unknown version", observation(on=ON, version="1999.1"), "unknown_version"),
        ("known version", observation(on=ON, version="2026.1"), "admitted"),
        ("every competency, appointed", appointment(of="bo", on=ON, code="*"), "admitted"),
        ("every competency, absent", absence(on=ON, code="*"), "admitted"),
        (
            "every competency, appointment revoked",
            revocation(of="ada", about="ada's appointment", on=ON, code="*"),
            "admitted",
        ),
        ("every competency, observed", observation(on=ON, code="*"), "unknown_competency"),
        ("every competency, signed off", sign_off(on=ON, code="*"), "unknown_competency"),
        ("every competency, suspended", suspension(on=ON, code="*"), "unknown_competency"),
        ("every competency, exempted", exemption(on=ON, code="*"), "unknown_competency"),
    ),
)
def test_codes_and_versions(attempt: Statement, answer: str) -> None:
    assert world().answer(attempt) == answer


def test_a_statement_that_names_no_version_is_made_in_the_current_one() -> None:
    told = opened((("2025.1", (competency(),)), ("2026.1", (competency(change="editorial"),))))
    assert told.hear(observation(on=ON)).statement.version == "2026.1"
