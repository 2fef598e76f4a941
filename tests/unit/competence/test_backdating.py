"""A statement counts from when it happened, not from when it was entered."""

import pytest

from tests.unit.competence.story import Question, story, table

LATE_SIGNATURE = story().signed_off(on="2026-01-10", recorded="2026-02-20")
LATE_SUSPENSION = story().signed_off(on="2026-01-10").suspended(on="2026-02-01", recorded="2026-02-20")
LATE_FAIL = (
    story("broth*2 consecutive")
    .observed("pass", method="broth", on="2026-01-05")
    .observed("pass", method="broth", on="2026-01-07")
    .observed("fail", method="broth", on="2026-01-06", recorded="2026-01-20")
)


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("a sign-off entered late covers the days before", LATE_SIGNATURE.at("2026-01-11"), "authorised"),
        ("but not the days before it happened", LATE_SIGNATURE.at("2026-01-09"), "not_started"),
        ("a suspension entered late covers the days before", LATE_SUSPENSION.at("2026-02-02"), "suspended"),
        ("but not the days before it happened", LATE_SUSPENSION.at("2026-01-31"), "authorised"),
        (
            "as known before it was entered: authorised",
            LATE_SUSPENSION.known_by("2026-02-19").at("2026-02-02"),
            "authorised",
        ),
        (
            "as known once it was entered: suspended",
            LATE_SUSPENSION.known_by("2026-02-20").at("2026-02-02"),
            "suspended",
        ),
        ("a fail entered late stands where it was sampled", LATE_FAIL.at("2026-01-08"), "in_training"),
    ),
)
def test_by_when_it_happened(question: Question, state: str) -> None:
    assert question.state == state


def test_a_sign_off_entered_late_takes_its_place_before_a_revocation() -> None:
    told = story().signed_off(on="2026-01-10", name="it").revoked("it", on="2026-02-01").signed_off(on="2026-01-20")
    assert told.at("2026-02-02").state == "authorised"
