"""Nothing counts after it was revoked; an earlier sign-off that is still in date governs again."""

import pytest

from tests.unit.competence.story import Question, story, table

ONE = story().signed_off(on="2026-01-10", name="first")
TWO = story().signed_off(on="2026-01-10", until="2026-06-30", name="first").signed_off(on="2026-02-10", name="second")
LATEST_REVOKED = TWO.revoked("second", on="2026-03-01 09:00")
OBSERVED = story().observed("pass", on="2026-01-05", name="seen")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the moment before", ONE.revoked("first", on="2026-03-01 09:00").at("2026-03-01 08:59:59"), "authorised"),
        ("from its moment on", ONE.revoked("first", on="2026-03-01 09:00").at("2026-03-01 09:00:00"), "revoked"),
        ("of the latest: the earlier one, in date, governs", LATEST_REVOKED.at("2026-03-02"), "authorised"),
        ("of the latest: when the earlier one ends", LATEST_REVOKED.at("2026-07-01"), "revoked"),
        (
            "of the earlier: the latest still governs",
            TWO.revoked("first", on="2026-03-01").at("2026-07-01"),
            "authorised",
        ),
        ("of both", LATEST_REVOKED.revoked("first", on="2026-04-01").at("2026-04-02"), "revoked"),
        (
            "signed off anew",
            ONE.revoked("first", on="2026-03-01").signed_off(on="2026-04-01").at("2026-04-02"),
            "authorised",
        ),
        (
            "twice: the first counts",
            ONE.revoked("first", on="2026-03-01").revoked("first", on="2026-05-01").at("2026-04-01"),
            "revoked",
        ),
        (
            "of one context leaves the other",
            story()
            .signed_off(on="2026-01-10", context="equipment=lafc", name="lafc")
            .signed_off(on="2026-01-11", context="equipment=isolator")
            .revoked("lafc", on="2026-02-01")
            .at("2026-02-02", context="equipment=isolator"),
            "authorised",
        ),
        (
            "of one context, asked in it",
            story()
            .signed_off(on="2026-01-10", context="equipment=lafc", name="lafc")
            .signed_off(on="2026-01-11", context="equipment=isolator")
            .revoked("lafc", on="2026-02-01")
            .at("2026-02-02", context="equipment=lafc"),
            "revoked",
        ),
        (
            "of an acceptance",
            story().accepted(on="2026-01-10", name="theirs").revoked("theirs", on="2026-02-01").at("2026-02-02"),
            "revoked",
        ),
        ("of an observation", OBSERVED.revoked("seen", on="2026-01-06").at("2026-01-07"), "not_started"),
        (
            "of an observation, the moment before",
            OBSERVED.revoked("seen", on="2026-01-06 09:00").at("2026-01-06 08:59:59"),
            "ready_to_sign",
        ),
        (
            "of an observation a sign-off rests on: flagged, not undone",
            OBSERVED.signed_off(on="2026-01-06").revoked("seen", on="2026-01-07").at("2026-01-08"),
            "authorised",
        ),
    ),
)
def test_nothing_counts_after(question: Question, state: str) -> None:
    assert question.state == state


def test_rests_on_the_sign_off_and_its_revocation() -> None:
    told = ONE.revoked("first", on="2026-03-01", name="why")
    assert told.at("2026-03-02").standing.because == ("first", "why")
