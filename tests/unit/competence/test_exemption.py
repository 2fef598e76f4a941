"""An exemption removes a requirement until its last day."""

import pytest

from tests.unit.competence.story import Question, story, table

EXEMPT = story().exempted(on="2026-01-05 09:00", until="2026-01-31", context="equipment=isolator", name="it")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the moment before", EXEMPT.at("2026-01-05 08:59:59", context="equipment=isolator"), "not_started"),
        ("from its moment on", EXEMPT.at("2026-01-05 09:00:00", context="equipment=isolator"), "not_required"),
        (
            "the last second of its last day",
            EXEMPT.at("2026-01-31 23:59:59", context="equipment=isolator"),
            "not_required",
        ),
        ("the midnight after", EXEMPT.at("2026-02-01 00:00:00", context="equipment=isolator"), "not_started"),
        ("another context", EXEMPT.at("2026-01-06", context="equipment=lafc"), "not_started"),
        ("another competency", EXEMPT.at("2026-01-06", context="equipment=isolator", code="AS06"), "not_started"),
        (
            "revoked",
            EXEMPT.revoked("it", on="2026-01-10").at("2026-01-11", context="equipment=isolator"),
            "not_started",
        ),
        (
            "what stood before stands again after it",
            story().signed_off(on="2025-12-01").exempted(on="2026-01-05", until="2026-01-31").at("2026-02-01"),
            "authorised",
        ),
    ),
)
def test_until_its_last_day(question: Question, state: str) -> None:
    assert question.state == state
