"""An acceptance of one method: its part of the scheme is done, the rest is still to do here."""

import pytest

from tests.unit.competence.story import Question, Story, story, table

FRESH = story("knowledge*2; observation*3 consecutive; broth*1 on_fail=suspend")
KNOWS = FRESH.accepted(on="2026-01-10", until="2026-06-30", method="knowledge", name="credit")


@pytest.mark.parametrize(
    ("told", "missing"),
    table(
        ("nothing accepted", FRESH, "knowledge*2 observation*3 broth*1"),
        ("one method accepted", KNOWS, "observation*3 broth*1"),
        (
            "a method the scheme does not ask for",
            FRESH.accepted(on="2026-01-10", method="viva"),
            FRESH.missing_at("2026-03-01"),
        ),
        (
            "another credit of the same method",
            KNOWS.accepted(on="2026-01-11", method="knowledge"),
            "observation*3 broth*1",
        ),
        ("the credit revoked", KNOWS.revoked("credit", on="2026-02-01"), "knowledge*2 observation*3 broth*1"),
        (
            "before the previous sign-off",
            KNOWS.signed_off(on="2026-02-01"),
            "knowledge*2 observation*3 broth*1",
        ),
        (
            "a failure made here breaks the run that was accepted",
            FRESH.accepted(on="2026-01-10", method="observation").observed("fail", on="2026-01-11"),
            "knowledge*2 observation*3 broth*1",
        ),
        ("whole acceptance", FRESH.accepted(on="2026-01-10"), "knowledge*2 observation*3 broth*1"),
    ),
)
def test_what_is_still_missing(told: Story, missing: str) -> None:
    assert told.missing_at("2026-03-01") == missing


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("it begins her training", KNOWS.at("2026-01-10"), "in_training"),
        ("before it, nothing", KNOWS.at("2026-01-09"), "not_started"),
        ("to its last valid day", KNOWS.at("2026-06-30"), "in_training"),
        ("and no longer", KNOWS.at("2026-07-01"), "not_started"),
        (
            "it authorises nothing by itself",
            story("knowledge*1").accepted(on="2026-01-10", method="knowledge").at("2026-02-01"),
            "ready_to_sign",
        ),
        (
            "in another context it does not count",
            FRESH.accepted(on="2026-01-10", method="knowledge").at("2026-02-01", context="equipment=isolator"),
            "not_started",
        ),
    ),
)
def test_where_she_stands(question: Question, state: str) -> None:
    assert question.state == state
