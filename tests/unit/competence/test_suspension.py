"""A suspension ends by its own reinstatement; a sign-off never lifts it."""

import pytest

from tests.unit.competence.story import Question, story, table

SUSPENDS = "broth*1 on_fail=suspend"
SIGNED = story(SUSPENDS).signed_off(on="2026-01-10", until="2026-12-31")
SUSPENDED = SIGNED.suspended(on="2026-02-01 09:00", name="first")
TWICE = SUSPENDED.suspended(on="2026-02-05", name="second")
FAILED = SIGNED.observed("fail", method="broth", on="2026-02-01", name="broth")
SAMPLED = SIGNED.observed("pending", method="broth", on="2026-02-01", name="sample")
READ = SAMPLED.read("fail", of="sample", on="2026-02-15", name="reading")
ISOLATOR = (
    story()
    .signed_off(on="2026-01-10", context="equipment=isolator; facility=ms")
    .suspended(on="2026-02-01", context="equipment=isolator")
)


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the moment before", SUSPENDED.at("2026-02-01 08:59:59"), "authorised"),
        ("from its moment on", SUSPENDED.at("2026-02-01 09:00:00"), "suspended"),
        ("someone never signed off", story().suspended(on="2026-02-01").at("2026-02-02"), "suspended"),
        (
            "a sign-off does not lift it",
            SUSPENDED.signed_off(on="2026-03-01", until="2027-03-01").at("2026-03-02"),
            "suspended",
        ),
        ("an acceptance does not lift it", SUSPENDED.accepted(on="2026-03-01").at("2026-03-02"), "suspended"),
        (
            "a passed broth does not lift it",
            SUSPENDED.observed("pass", method="broth", on="2026-03-01").at("2026-03-02"),
            "suspended",
        ),
        ("it outlasts the sign-off", SUSPENDED.at("2027-02-01"), "suspended"),
        (
            "the moment before its reinstatement",
            SUSPENDED.reinstated(on="2026-03-01 09:00", about="first").at("2026-03-01 08:59:59"),
            "suspended",
        ),
        (
            "from its reinstatement on",
            SUSPENDED.reinstated(on="2026-03-01 09:00", about="first").at("2026-03-01 09:00:00"),
            "authorised",
        ),
        (
            "reinstated after the sign-off lapsed",
            SUSPENDED.reinstated(on="2027-03-01", about="first").at("2027-03-02"),
            "lapsed",
        ),
        (
            "two suspensions, the first reinstated",
            TWICE.reinstated(on="2026-03-01", about="first").at("2026-03-02"),
            "suspended",
        ),
        (
            "two suspensions, the second reinstated",
            TWICE.reinstated(on="2026-03-01", about="second").at("2026-03-02"),
            "suspended",
        ),
        (
            "two suspensions, both reinstated",
            TWICE.reinstated(on="2026-03-01", about="first")
            .reinstated(on="2026-03-02", about="second")
            .at("2026-03-03"),
            "authorised",
        ),
        (
            "reinstated, then suspended anew",
            SUSPENDED.reinstated(on="2026-03-01", about="first").suspended(on="2026-03-05").at("2026-03-06"),
            "suspended",
        ),
        (
            "a failed observation's, reinstated",
            FAILED.reinstated(on="2026-03-01", about="broth").at("2026-03-02"),
            "authorised",
        ),
        (
            "a failed reading's, reinstated by the sample",
            READ.reinstated(on="2026-03-01", about="sample").at("2026-03-02"),
            "authorised",
        ),
        (
            "a failed reading's, reinstated by the reading",
            READ.reinstated(on="2026-03-01", about="reading").at("2026-03-02"),
            "authorised",
        ),
        (
            "a failed observation's and a stated one need one reinstatement each",
            FAILED.suspended(on="2026-02-02", name="stated")
            .reinstated(on="2026-03-01", about="stated")
            .at("2026-03-02"),
            "suspended",
        ),
        (
            "fails again after the reinstatement",
            FAILED.reinstated(on="2026-03-01", about="broth")
            .observed("fail", method="broth", on="2026-03-05")
            .at("2026-03-06"),
            "suspended",
        ),
        ("in its own context", ISOLATOR.at("2026-02-02", context="equipment=isolator"), "suspended"),
        ("in a narrower context", ISOLATOR.at("2026-02-02", context="equipment=isolator; facility=ms"), "suspended"),
        (
            "in a context that it cannot be",
            story()
            .signed_off(on="2026-01-10", context="equipment=lafc")
            .suspended(on="2026-02-01", context="equipment=isolator")
            .at("2026-02-02", context="equipment=lafc"),
            "authorised",
        ),
        (
            "one that names no context touches every one",
            story()
            .signed_off(on="2026-01-10", context="equipment=lafc")
            .suspended(on="2026-02-01")
            .at("2026-02-02", context="equipment=lafc"),
            "suspended",
        ),
    ),
)
def test_until_its_own_reinstatement(question: Question, state: str) -> None:
    assert question.state == state


def test_names_every_suspension_in_force() -> None:
    assert TWICE.at("2026-02-06").standing.because == ("first", "second")
