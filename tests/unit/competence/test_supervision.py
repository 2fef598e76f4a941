"""Supervised: a clearance is in force, and later than whatever ended or cut the authorisation."""

import pytest

from tests.unit.competence.story import Question, competency, story, table, versions

SUSPENDS = "broth*1 on_fail=suspend"
LAPSED = story().signed_off(on="2026-01-10", until="2026-03-31")
SUSPENDED = story(SUSPENDS).signed_off(on="2026-01-10", until="2026-12-31").suspended(on="2026-02-01", name="first")
TWICE = SUSPENDED.suspended(on="2026-02-05", name="second")
FAILED = story(SUSPENDS).signed_off(on="2026-01-10").observed("fail", method="broth", on="2026-02-01", name="broth")
REVOKED = story().signed_off(on="2026-01-10", name="it").revoked("it", on="2026-03-01")
CHANGED = versions(v1=competency(), v2=competency(change="substantive", transition="2026-03-31")).signed_off(
    on="2026-01-10", version="v1"
)
CLEARED = SUSPENDED.cleared(on="2026-02-03 09:00", about="first", until="2026-02-20", name="clearance")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("a trainee who never was authorised", story().cleared(on="2026-01-01").at("2026-01-02"), "supervised"),
        (
            "the last second of its last day",
            story().cleared(on="2026-01-01", until="2026-01-31").at("2026-01-31 23:59:59"),
            "supervised",
        ),
        (
            "the midnight after",
            story().cleared(on="2026-01-01", until="2026-01-31").at("2026-02-01 00:00:00"),
            "not_started",
        ),
        (
            "a revoked clearance",
            story().cleared(on="2026-01-01", name="c").revoked("c", on="2026-01-05").at("2026-01-06"),
            "not_started",
        ),
        (
            "a clearance in another context",
            story().cleared(on="2026-01-01", context="equipment=lafc").at("2026-01-06", context="equipment=isolator"),
            "not_started",
        ),
        (
            "a clearance in that context",
            story().cleared(on="2026-01-01", context="equipment=lafc").at("2026-01-06", context="equipment=lafc"),
            "supervised",
        ),
    ),
)
def test_a_trainee(question: Question, state: str) -> None:
    assert question.state == state


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("cleared after the lapse", LAPSED.cleared(on="2026-04-02").at("2026-04-03"), "supervised"),
        ("cleared before the lapse", LAPSED.cleared(on="2026-03-15").at("2026-04-03"), "lapsed"),
        (
            "cleared before the first signature, since lapsed",
            story().cleared(on="2026-01-01").signed_off(on="2026-01-10", until="2026-03-31").at("2026-04-03"),
            "lapsed",
        ),
        (
            "cleared, then signed off: she needs no supervisor",
            story().cleared(on="2026-01-01").signed_off(on="2026-01-10").at("2026-01-11"),
            "authorised",
        ),
        ("cleared after the revocation", REVOKED.cleared(on="2026-03-02").at("2026-03-03"), "supervised"),
        ("cleared before the revocation", REVOKED.cleared(on="2026-02-15").at("2026-03-03"), "revoked"),
        ("cleared after the transition", CHANGED.cleared(on="2026-04-02").at("2026-04-03"), "supervised"),
        ("cleared before the transition's end", CHANGED.cleared(on="2026-03-15").at("2026-04-03"), "needs_update"),
    ),
)
def test_later_than_what_ended_it(question: Question, state: str) -> None:
    assert question.state == state


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("suspended, before the clearance", CLEARED.at("2026-02-03 08:59:59"), "suspended"),
        ("a clearance about the suspension", CLEARED.at("2026-02-03 09:00:00"), "supervised"),
        ("the clearance expires", CLEARED.at("2026-02-21 00:00:00"), "suspended"),
        ("the clearance is revoked", CLEARED.revoked("clearance", on="2026-02-10").at("2026-02-11"), "suspended"),
        ("reinstated while cleared", CLEARED.reinstated(on="2026-02-15", about="first").at("2026-02-16"), "authorised"),
        ("a clearance about nothing in particular", SUSPENDED.cleared(on="2026-02-03").at("2026-02-04"), "suspended"),
        (
            "a clearance from before the suspension",
            story().signed_off(on="2026-01-10").cleared(on="2026-01-20").suspended(on="2026-02-01").at("2026-02-02"),
            "suspended",
        ),
        (
            "two suspensions, a clearance about one",
            TWICE.cleared(on="2026-02-06", about="first").at("2026-02-07"),
            "suspended",
        ),
        (
            "two suspensions, a clearance about each",
            TWICE.cleared(on="2026-02-06", about="first").cleared(on="2026-02-07", about="second").at("2026-02-08"),
            "supervised",
        ),
        (
            "another suspension meanwhile, since reinstated",
            CLEARED.suspended(on="2026-02-05", name="other")
            .reinstated(on="2026-02-10", about="other")
            .at("2026-02-11"),
            "supervised",
        ),
        (
            "a failed broth, a clearance about it",
            FAILED.cleared(on="2026-02-02", about="broth").at("2026-02-03"),
            "supervised",
        ),
        (
            "the sign-off lapses under the clearance",
            story()
            .signed_off(on="2026-01-10", until="2026-02-10")
            .suspended(on="2026-02-01", name="first")
            .cleared(on="2026-02-03", about="first")
            .at("2026-02-11"),
            "lapsed",
        ),
        (
            "never signed off, suspended, cleared about it",
            story().suspended(on="2026-02-01", name="first").cleared(on="2026-02-02", about="first").at("2026-02-03"),
            "supervised",
        ),
    ),
)
def test_about_a_suspension(question: Question, state: str) -> None:
    assert question.state == state


def test_rests_on_the_clearance() -> None:
    standing = CLEARED.at("2026-02-04").standing
    assert standing.because == ("clearance",)
    assert str(standing.valid_until) == "2026-02-20"
