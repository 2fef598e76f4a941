"""A fail of a term with `on_fail=suspend` suspends someone whose sign-off is in force; otherwise it breaks the run."""

import pytest

from tests.unit.competence.story import Question, competency, story, table, versions

SUSPENDS = "broth*1 on_fail=suspend"
SIGNED = story(SUSPENDS).signed_off(on="2026-01-10", until="2026-12-31")
FAILED = SIGNED.observed("fail", method="broth", on="2026-02-01 09:00", name="broth")
SAMPLED = SIGNED.observed("pending", method="broth", on="2026-02-01", name="sample")
READ = SAMPLED.read("fail", of="sample", on="2026-02-15 09:00", name="reading")
TWO_PLACES = (
    story(SUSPENDS)
    .signed_off(on="2026-01-10", context="equipment=isolator")
    .signed_off(on="2026-01-10", context="equipment=lafc")
)


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the moment before the fail", FAILED.at("2026-02-01 08:59:59"), "authorised"),
        ("from the fail on", FAILED.at("2026-02-01 09:00:00"), "suspended"),
        ("it outlasts the sign-off", FAILED.at("2027-06-01"), "suspended"),
        ("a pending one, before the reading", READ.at("2026-02-14"), "authorised"),
        ("a pending one, from the reading on", READ.at("2026-02-15 09:00:00"), "suspended"),
        (
            "a pending one read as a pass",
            SAMPLED.read("pass", of="sample", on="2026-02-15").at("2026-02-16"),
            "authorised",
        ),
        ("a pending one not read", SAMPLED.at("2026-06-01"), "authorised"),
        (
            "the reading was revoked: until she is reinstated",
            READ.revoked("reading", on="2026-02-16").at("2026-02-17"),
            "suspended",
        ),
        (
            "the reading was revoked, and she reinstated",
            READ.revoked("reading", on="2026-02-16").reinstated(about="reading", on="2026-02-18").at("2026-02-19"),
            "authorised",
        ),
        (
            "the reading was mistaken, but the second one fails too",
            READ.revoked("reading", on="2026-02-16").read("fail", of="sample", on="2026-02-18").at("2026-02-19"),
            "suspended",
        ),
        (
            "the failed observation was revoked: until she is reinstated",
            FAILED.revoked("broth", on="2026-02-03").at("2026-02-04"),
            "suspended",
        ),
        (
            "before a first sign-off it does not suspend",
            story(SUSPENDS).observed("fail", method="broth", on="2026-01-05").at("2026-01-06"),
            "in_training",
        ),
        (
            "nor does it after the first sign-off came",
            story(SUSPENDS)
            .observed("fail", method="broth", on="2026-01-05")
            .signed_off(on="2026-01-10")
            .at("2026-01-11"),
            "authorised",
        ),
        (
            "sampled before the first sign-off, read after it",
            story(SUSPENDS)
            .observed("pending", method="broth", on="2026-01-05", name="sample")
            .signed_off(on="2026-01-10")
            .read("fail", of="sample", on="2026-01-20")
            .at("2026-01-21"),
            "suspended",
        ),
        (
            "after the sign-off lapsed",
            SIGNED.observed("fail", method="broth", on="2027-01-05").at("2027-01-06"),
            "lapsed",
        ),
        (
            "after the sign-off was revoked",
            story(SUSPENDS)
            .signed_off(on="2026-01-10", name="it")
            .revoked("it", on="2026-01-20")
            .observed("fail", method="broth", on="2026-02-01")
            .at("2026-02-02"),
            "revoked",
        ),
        (
            "someone accepted from elsewhere",
            story(SUSPENDS)
            .accepted(on="2026-01-10")
            .observed("fail", method="broth", on="2026-02-01")
            .at("2026-02-02"),
            "suspended",
        ),
        (
            "with review it only flags",
            story("broth*1 on_fail=review")
            .signed_off(on="2026-01-10")
            .observed("fail", method="broth", on="2026-02-01")
            .at("2026-02-02"),
            "authorised",
        ),
        (
            "with nothing it does nothing",
            story("broth*1")
            .signed_off(on="2026-01-10")
            .observed("fail", method="broth", on="2026-02-01")
            .at("2026-02-02"),
            "authorised",
        ),
        ("another method", SIGNED.observed("fail", on="2026-02-01").at("2026-02-02"), "authorised"),
        (
            "a term of the renewal scheme",
            story("observation*1", renewal="broth*1 on_fail=suspend")
            .signed_off(on="2026-01-10")
            .observed("fail", method="broth", on="2026-02-01")
            .at("2026-02-02"),
            "suspended",
        ),
        (
            "by the version it was observed under",
            versions(v1=competency(scheme=SUSPENDS), v2=competency(scheme="broth*1", change="editorial"))
            .signed_off(on="2026-01-10")
            .observed("fail", method="broth", on="2026-02-01", version="v1")
            .at("2026-02-02"),
            "suspended",
        ),
    ),
)
def test_in_force_or_not(question: Question, state: str) -> None:
    assert question.state == state


def test_a_sample_read_again_after_its_suspension_was_lifted_suspends_anew() -> None:
    corrected = READ.revoked("reading", on="2026-02-16").read("pass", of="sample", on="2026-02-17", name="pass")
    lifted = corrected.reinstated(about="sample", on="2026-02-18")
    assert lifted.at("2026-02-19").state == "authorised"
    wrong = lifted.revoked("pass", on="2026-02-20").read("fail", of="sample", on="2026-02-21", name="fail")
    assert wrong.at("2026-02-22").state == "suspended"
    assert wrong.reinstated(about="fail", on="2026-02-23").at("2026-02-24").state == "authorised"


ISOLATOR_FAILED = TWO_PLACES.observed(
    "fail", method="broth", on="2026-02-01", context="equipment=isolator", name="first"
)


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("in its own context", ISOLATOR_FAILED.at("2026-02-02", context="equipment=isolator"), "suspended"),
        ("not in another", ISOLATOR_FAILED.at("2026-02-02", context="equipment=lafc"), "authorised"),
        (
            "a fail in a context she is not signed off in",
            TWO_PLACES.observed("fail", method="broth", on="2026-02-01", context="equipment=cabinet").at(
                "2026-02-02", context="equipment=isolator"
            ),
            "authorised",
        ),
        (
            "a fail that names no context touches every one",
            TWO_PLACES.observed("fail", method="broth", on="2026-02-01").at("2026-02-02", context="equipment=lafc"),
            "suspended",
        ),
        (
            "suspended in one context, a fail in the other suspends there too",
            ISOLATOR_FAILED.observed("fail", method="broth", on="2026-02-05", context="equipment=lafc").at(
                "2026-02-06", context="equipment=lafc"
            ),
            "suspended",
        ),
        (
            "suspended in one context, a fail that names none suspends in the other too",
            ISOLATOR_FAILED.observed("fail", method="broth", on="2026-02-05").at(
                "2026-02-06", context="equipment=lafc"
            ),
            "suspended",
        ),
    ),
)
def test_in_which_context(question: Question, state: str) -> None:
    assert question.state == state
