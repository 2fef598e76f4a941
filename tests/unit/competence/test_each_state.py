"""For one competency, one context and one moment there is exactly one state: the first that applies.

Proves H4.
"""

import pytest

from stillroom.competence.readiness import FULFILLED, MAY_WORK, State
from tests.unit.competence.story import Question, competency, story, story_of, table, versions

SIGNED = story(months=12, window=30).signed_off(on="2026-01-10", until="2026-12-31")
CHANGED = versions(v1=competency(), v2=competency(change="substantive", transition="2026-03-31"))
NEEDS_OTHER = story_of(competency("AS05", window=30, requires=("AS01",)), competency("AS01"))


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        (
            "an exemption is in force",
            story().exempted(on="2026-01-01", until="2026-06-30").at("2026-02-01"),
            "not_required",
        ),
        ("a suspension is in force", SIGNED.suspended(on="2026-02-01").at("2026-02-02"), "suspended"),
        (
            "signed off, but what it requires is not",
            NEEDS_OTHER.signed_off(on="2026-01-10", until="2026-12-31").at("2026-02-01"),
            "blocked",
        ),
        ("signed off, within the renewal window", SIGNED.at("2026-12-20"), "due_soon"),
        ("signed off", SIGNED.at("2026-06-01"), "authorised"),
        ("accepted from another organisation", story().accepted(on="2026-01-10").at("2026-01-11"), "authorised"),
        ("cleared to work supervised", story().cleared(on="2026-01-01").at("2026-01-02"), "supervised"),
        (
            "signed off, changed substantively, the transition over",
            CHANGED.signed_off(on="2026-01-10", version="v1").at("2026-04-01"),
            "needs_update",
        ),
        (
            "the sign-off was revoked",
            story().signed_off(on="2026-01-10", name="it").revoked("it", on="2026-02-01").at("2026-02-02"),
            "revoked",
        ),
        ("past its last valid day", SIGNED.at("2027-01-01"), "lapsed"),
        (
            "the scheme is met, nobody has signed",
            story().observed("pass", on="2026-01-05").at("2026-01-06"),
            "ready_to_sign",
        ),
        (
            "the scheme would be met if every pending result passed",
            story("broth*1").observed("pending", method="broth", on="2026-01-05").at("2026-01-06"),
            "result_pending",
        ),
        (
            "one counting observation of several",
            story("observation*3").observed("pass", on="2026-01-05").at("2026-01-06"),
            "in_training",
        ),
        (
            "a failed observation is a counting one",
            story("observation*3").observed("fail", on="2026-01-05").at("2026-01-06"),
            "in_training",
        ),
        (
            "an observation by a method outside the scheme counts as training too",
            story("observation*3").observed("pass", method="viva", on="2026-01-05").at("2026-01-06"),
            "in_training",
        ),
        ("nothing is stated", story().at("2026-01-06"), "not_started"),
        ("a self-assessment does not count", story().self_assessed(on="2026-01-05").at("2026-01-06"), "not_started"),
        (
            "an unresolved result that would not meet the scheme does not count",
            story("broth*3").observed("pending", method="broth", on="2026-01-05").at("2026-01-06"),
            "not_started",
        ),
        ("no framework has the competency", story().at("2026-01-06", code="ZZ99"), "not_started"),
    ),
)
def test_each_state(question: Question, state: str) -> None:
    assert question.state == state


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        (
            "an exemption comes before a suspension",
            SIGNED.suspended(on="2026-02-01").exempted(on="2026-02-01", until="2026-03-01").at("2026-02-02"),
            "not_required",
        ),
        (
            "a suspension comes before what is required",
            NEEDS_OTHER.signed_off(on="2026-01-10").suspended(on="2026-02-01").at("2026-02-02"),
            "suspended",
        ),
        (
            "blocked comes before due soon",
            NEEDS_OTHER.signed_off(on="2026-01-10", until="2026-02-10").at("2026-02-02"),
            "blocked",
        ),
        (
            "authorised comes before supervised",
            SIGNED.cleared(on="2026-02-01").at("2026-02-02"),
            "authorised",
        ),
        (
            "supervised comes before needs update",
            CHANGED.signed_off(on="2026-01-10", version="v1").cleared(on="2026-04-02").at("2026-04-03"),
            "supervised",
        ),
        (
            "needs update comes before revoked",
            CHANGED.signed_off(on="2026-01-10", version="v1")
            .signed_off(on="2026-02-10", version="v2", name="second")
            .revoked("second", on="2026-03-01")
            .at("2026-04-01"),
            "needs_update",
        ),
        (
            "revoked comes before lapsed",
            story()
            .signed_off(on="2026-01-10", until="2026-03-31")
            .signed_off(on="2026-02-10", name="second")
            .revoked("second", on="2026-03-01")
            .at("2026-04-01"),
            "revoked",
        ),
        (
            "lapsed, the version too old as well",
            CHANGED.signed_off(on="2026-01-10", version="v1", until="2026-02-28").at("2026-04-01"),
            "lapsed",
        ),
        (
            "lapsed comes before ready to sign again",
            story().signed_off(on="2026-01-10", until="2026-02-28").observed("pass", on="2026-03-05").at("2026-03-06"),
            "lapsed",
        ),
        (
            "revoked comes before ready to sign again",
            story()
            .signed_off(on="2026-01-10", name="it")
            .revoked("it", on="2026-02-01")
            .observed("pass", on="2026-03-05")
            .at("2026-03-06"),
            "revoked",
        ),
    ),
)
def test_the_first_that_applies(question: Question, state: str) -> None:
    assert question.state == state


def test_only_authorised_and_due_soon_may_work() -> None:
    assert {State.AUTHORISED, State.DUE_SOON} == MAY_WORK


def test_a_requirement_is_fulfilled_by_work_allowed_or_not_required() -> None:
    assert {State.AUTHORISED, State.DUE_SOON, State.NOT_REQUIRED} == FULFILLED
