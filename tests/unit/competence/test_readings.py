"""Where the published rules leave room: the reading taken, so that changing one is a decision, not an accident."""

import pytest

from tests.unit.competence.story import Question, Story, competency, story, table, versions

SUSPENDS = "broth*1 on_fail=suspend"
SIGNED = story(SUSPENDS).signed_off(on="2026-01-10", name="it")
FAILED = SIGNED.observed("fail", method="broth", on="2026-02-01", name="first")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        (
            "an exemption that names no context covers every one",
            story().exempted(on="2026-01-01", until="2026-06-30").at("2026-02-01", context="equipment=isolator"),
            "not_required",
        ),
        (
            "an exemption in one context does not cover a requirement in any",
            story().exempted(on="2026-01-01", until="2026-06-30", context="equipment=isolator").at("2026-02-01"),
            "not_started",
        ),
        (
            "a clearance that names no context covers every one",
            story().cleared(on="2026-01-01").at("2026-02-01", context="equipment=isolator"),
            "supervised",
        ),
        (
            "a clearance in one context does not cover a requirement in any",
            story().cleared(on="2026-01-01", context="equipment=isolator").at("2026-02-01"),
            "not_started",
        ),
        (
            "a suspension in one context stops a requirement in any",
            story()
            .signed_off(on="2026-01-10")
            .suspended(on="2026-02-01", context="equipment=isolator")
            .at("2026-02-02"),
            "suspended",
        ),
        (
            "a suspension in a key the requirement does not name stops it",
            story()
            .signed_off(on="2026-01-10", context="equipment=isolator")
            .suspended(on="2026-02-01", context="facility=ms")
            .at("2026-02-02", context="equipment=isolator"),
            "suspended",
        ),
        (
            "cleared while suspended, her sign-off in date: supervised, not authorised",
            SIGNED.suspended(on="2026-02-01", name="s").cleared(on="2026-02-02", about="s").at("2026-02-03"),
            "supervised",
        ),
        (
            "a clearance at the very moment of the suspension counts as later",
            SIGNED.suspended(on="2026-02-01", name="s").cleared(on="2026-02-01", about="s").at("2026-02-02"),
            "supervised",
        ),
        (
            "a second fail while suspended is no second suspension: one reinstatement lifts it",
            FAILED.observed("fail", method="broth", on="2026-02-05")
            .reinstated(on="2026-03-01", about="first")
            .at("2026-03-02"),
            "authorised",
        ),
        (
            "a fail suspends someone who only needs an update",
            versions(
                v1=competency(scheme=SUSPENDS),
                v2=competency(scheme=SUSPENDS, change="substantive", transition="2026-01-31"),
            )
            .signed_off(on="2026-01-10", version="v1")
            .observed("fail", method="broth", on="2026-02-05")
            .at("2026-02-06"),
            "suspended",
        ),
        (
            "a suspension that was reinstated does not end a clearance given after the lapse",
            story()
            .signed_off(on="2026-01-10", until="2026-01-31")
            .cleared(on="2026-02-01")
            .suspended(on="2026-02-05", name="s")
            .reinstated(on="2026-02-10", about="s")
            .at("2026-02-11"),
            "supervised",
        ),
        (
            "a return assessment passed during the absence, once it is too long, ends the block",
            story(recency=90)
            .signed_off(on="2026-01-10")
            .absent(on="2026-02-01")
            .observed("pass", method="return_assessment", on="2026-05-10")
            .at("2026-05-11"),
            "authorised",
        ),
        (
            "a return assessment passed before the absence is too long does not",
            story(recency=90)
            .signed_off(on="2026-01-10")
            .absent(on="2026-02-01", until="2026-05-20")
            .observed("pass", method="return_assessment", on="2026-04-20")
            .at("2026-05-21"),
            "blocked",
        ),
    ),
)
def test_the_reading_taken(question: Question, state: str) -> None:
    assert question.state == state


@pytest.mark.parametrize(
    ("told", "missing"),
    table(
        (
            "a suspension before any sign-off: the next is still the first",
            story("observation*2", requalification="viva*1").suspended(on="2026-01-05"),
            "observation*2",
        ),
        (
            "narrower than the one before: still the first",
            story("observation*2", renewal="viva*1").signed_off(on="2026-01-05", context="equipment=isolator"),
            "observation*2",
        ),
        (
            "the revocation of a superseded sign-off cuts too",
            story("observation*2", renewal="observation*1", requalification="viva*1")
            .signed_off(on="2026-01-05", name="old")
            .signed_off(on="2026-02-05")
            .revoked("old", on="2026-02-10"),
            "viva*1",
        ),
    ),
)
def test_the_scheme_taken(told: Story, missing: str) -> None:
    context = "equipment=isolator; facility=ms" if missing == "observation*2" else ""
    assert told.missing_at("2026-03-01", context=context) == missing
