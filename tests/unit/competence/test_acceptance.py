"""What another organisation signed counts through an acceptance; what was signed before Stillroom is taken over."""

import pytest

from tests.unit.competence.story import Question, story, table

ACCEPTED = story(window=30).accepted(on="2026-01-10 09:00", until="2026-06-30", context="equipment=isolator")
TAKEN_OVER = story(window=30).taken_over(on="2026-01-10 09:00", until="2026-06-30")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("accepted: the moment before", ACCEPTED.at("2026-01-10 08:59:59"), "not_started"),
        ("accepted: from its moment on", ACCEPTED.at("2026-01-10 09:00:00"), "authorised"),
        ("accepted: in its renewal window", ACCEPTED.at("2026-06-01"), "due_soon"),
        ("accepted: the midnight after its last day", ACCEPTED.at("2026-07-01 00:00:00"), "lapsed"),
        ("accepted: in its context", ACCEPTED.at("2026-02-01", context="equipment=isolator"), "authorised"),
        ("accepted: in another", ACCEPTED.at("2026-02-01", context="equipment=lafc"), "not_started"),
        (
            "accepted: a later local sign-off governs",
            ACCEPTED.signed_off(on="2026-05-01").at("2026-07-01"),
            "authorised",
        ),
        (
            "accepted: later than a local sign-off, it governs",
            story().signed_off(on="2026-01-01", until="2026-01-31").accepted(on="2026-01-10").at("2026-03-01"),
            "authorised",
        ),
        ("accepted: suspended", ACCEPTED.suspended(on="2026-02-01").at("2026-02-02"), "suspended"),
        ("taken over: to its last valid day", TAKEN_OVER.at("2026-06-30 23:59:59"), "due_soon"),
        ("taken over: the midnight after", TAKEN_OVER.at("2026-07-01 00:00:00"), "lapsed"),
        ("taken over: without any evidence here", TAKEN_OVER.at("2026-02-01"), "authorised"),
    ),
)
def test_authorises_like_a_sign_off(question: Question, state: str) -> None:
    assert question.state == state
