"""A framework's new version: editorial changes keep a sign-off, substantive ones give it a last day.

Proves H4, S04 R1.
"""

import pytest

from tests.unit.competence.story import Question, Story, competency, table, versions


def changed(change: str, transition: str = "") -> Story:
    return versions(v1=competency(), v2=competency(change=change, transition=transition))


EDITORIAL = changed("editorial")
SUBSTANTIVE = changed("substantive", "2026-06-30")
OLD = SUBSTANTIVE.signed_off(on="2026-01-10", version="v1")


def twice(first: str, second: str) -> Story:
    return versions(
        v1=competency(),
        v2=competency(change="substantive", transition=first),
        v3=competency(change="substantive", transition=second),
    )


WIDENING = twice("2026-03-31", "2026-09-30")
NARROWING = twice("2026-09-30", "2026-03-31")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("unchanged", changed("").signed_off(on="2026-01-10", version="v1").at("2030-01-01"), "authorised"),
        ("editorial", EDITORIAL.signed_off(on="2026-01-10", version="v1").at("2030-01-01"), "authorised"),
        ("substantive: within the transition", OLD.at("2026-03-01"), "authorised"),
        ("substantive: the last second of its last day", OLD.at("2026-06-30 23:59:59"), "authorised"),
        ("substantive: the midnight after", OLD.at("2026-07-01 00:00:00"), "needs_update"),
        ("signed off in the new version", OLD.signed_off(on="2026-05-01", version="v2").at("2026-07-01"), "authorised"),
        (
            "lapsed and too old: lapsed",
            SUBSTANTIVE.signed_off(on="2026-01-10", version="v1", until="2026-05-31").at("2026-07-01"),
            "lapsed",
        ),
        (
            "signed in the old version in transition",
            SUBSTANTIVE.signed_off(on="2026-06-30", version="v1").at("2026-07-01"),
            "needs_update",
        ),
        (
            "two changes, of the first: the earlier transition is the first's",
            WIDENING.signed_off(on="2026-01-10", version="v1").at("2026-04-01"),
            "needs_update",
        ),
        (
            "two changes, of the second: bound by the second only",
            WIDENING.signed_off(on="2026-01-10", version="v2").at("2026-09-30"),
            "authorised",
        ),
        (
            "two changes, of the second: after its transition",
            WIDENING.signed_off(on="2026-01-10", version="v2").at("2026-10-01"),
            "needs_update",
        ),
        (
            "two changes, of the first: the earlier transition is the second's",
            NARROWING.signed_off(on="2026-01-10", version="v1").at("2026-04-01"),
            "needs_update",
        ),
        (
            "two changes, of the first: its last day",
            NARROWING.signed_off(on="2026-01-10", version="v1").at("2026-03-31"),
            "authorised",
        ),
        (
            "two changes, of the third",
            NARROWING.signed_off(on="2026-01-10", version="v3").at("2030-01-01"),
            "authorised",
        ),
        (
            "editorial after substantive changes nothing for either",
            versions(
                v1=competency(),
                v2=competency(change="substantive", transition="2026-06-30"),
                v3=competency(change="editorial"),
            )
            .signed_off(on="2026-01-10", version="v2")
            .at("2030-01-01"),
            "authorised",
        ),
        (
            "an acceptance in the old version",
            SUBSTANTIVE.accepted(on="2026-01-10", version="v1").at("2026-07-01"),
            "needs_update",
        ),
        (
            "a version no framework has",
            SUBSTANTIVE.accepted(on="2026-01-10", version="v9").at("2026-02-01"),
            "needs_update",
        ),
    ),
)
def test_of_a_sign_off(question: Question, state: str) -> None:
    assert question.state == state


def two_of(first: str, second: str, story: Story) -> Story:
    return story.observed("pass", on="2026-01-05", version=first).observed("pass", on="2026-01-06", version=second)


TWICE_EDITORIAL = versions(
    v1=competency(scheme="observation*2"), v2=competency(scheme="observation*2", change="editorial")
)
TWICE_SUBSTANTIVE = versions(
    v1=competency(scheme="observation*2"),
    v2=competency(scheme="observation*2", change="substantive", transition="2026-06-30"),
)


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        (
            "linked by editorial changes: counts together",
            two_of("v1", "v2", TWICE_EDITORIAL).at("2026-02-01"),
            "ready_to_sign",
        ),
        (
            "across a substantive change: does not",
            two_of("v1", "v2", TWICE_SUBSTANTIVE).at("2026-02-01"),
            "in_training",
        ),
        (
            "all of the old, in transition: may be signed in the old",
            two_of("v1", "v1", TWICE_SUBSTANTIVE).at("2026-06-30"),
            "ready_to_sign",
        ),
        (
            "all of the old, after it: does not count for the new",
            two_of("v1", "v1", TWICE_SUBSTANTIVE).at("2026-07-01"),
            "not_started",
        ),
        ("all of the new", two_of("v2", "v2", TWICE_SUBSTANTIVE).at("2026-07-01"), "ready_to_sign"),
    ),
)
def test_of_the_evidence(question: Question, state: str) -> None:
    assert question.state == state


def test_a_required_competency_that_needs_an_update_blocks() -> None:
    told = Story(
        (
            ("v1", (competency("A", requires=("B",)), competency("B"))),
            ("v2", (competency("A", requires=("B",)), competency("B", change="substantive", transition="2026-06-30"))),
        )
    )
    told = told.signed_off(on="2026-01-10").signed_off(on="2026-01-10", code="B", version="v1")
    assert told.at("2026-06-30 23:59:59").state == "authorised"
    assert told.at("2026-07-01 00:00:00").state == "blocked"
