"""Due soon: within the renewal window before the last valid day. She may still work.

Proves S15 R2.
"""

import pytest

from tests.unit.competence.story import Question, story, table

SIGNED = story(window=30).signed_off(on="2025-09-01", until="2026-03-31")
SHORT = story(window=30).signed_off(on="2026-03-20 09:00", until="2026-03-31")
RENEWED = SIGNED.signed_off(on="2026-03-10 09:00", until="2027-03-31")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the last second before the window", SIGNED.at("2026-02-28 23:59:59"), "authorised"),
        ("the window's first day, 30 days before", SIGNED.at("2026-03-01 00:00:00"), "due_soon"),
        ("the last second of the last valid day", SIGNED.at("2026-03-31 23:59:59"), "due_soon"),
        ("the midnight after", SIGNED.at("2026-04-01 00:00:00"), "lapsed"),
        ("signed within its own window", SHORT.at("2026-03-20 09:00:00"), "due_soon"),
        (
            "no window: never due soon",
            story().signed_off(on="2025-09-01", until="2026-03-31").at("2026-03-31"),
            "authorised",
        ),
        (
            "no last valid day: never due soon",
            story(window=30).signed_off(on="2025-09-01").at("2026-03-31"),
            "authorised",
        ),
        ("renewed: until the signature", RENEWED.at("2026-03-10 08:59:59"), "due_soon"),
        ("renewed: from the signature", RENEWED.at("2026-03-10 09:00:00"), "authorised"),
    ),
)
def test_first_and_last_day(question: Question, state: str) -> None:
    assert question.state == state
