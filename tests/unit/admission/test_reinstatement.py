"""A reinstatement lifts one suspension, once, by an authoriser, after requalification since."""

import pytest

from stillroom.competence.context import ANY, Context
from stillroom.competence.readiness import standing
from stillroom.competence.statement import Statement
from tests.unit.admission.world import (
    World,
    observation,
    reading,
    reinstatement,
    revocation,
    sign_off,
    suspension,
    world,
)
from tests.unit.competence.story import CODE, moment, table

ON = "2026-02-01"
SIGNED = world("observation*1; broth*1 on_fail=suspend", requalification="broth*2").then(
    observation(on="2026-01-01"), observation(on="2026-01-01", method="broth"), sign_off(on="2026-01-02")
)
SUSPENDED = SIGNED.then(suspension(on="2026-01-10", name="it"))
FAILED = SIGNED.then(observation(on="2026-01-10", method="broth", outcome="fail", name="it"))
FAILED_LATE = SIGNED.then(
    observation(on="2026-01-09", method="broth", outcome="pending", name="sample"),
    reading(of_sample="sample", outcome="fail", on="2026-01-10", name="it"),
)
FAILED_IN_TRAINING = world("broth*1 on_fail=suspend").then(
    observation(on="2026-01-10", method="broth", outcome="fail", name="it")
)
FAILED_HARMLESSLY = SIGNED.then(observation(on="2026-01-10", outcome="fail", name="it"))


def broths(*days: str) -> tuple[Statement, ...]:
    return tuple(observation(on=f"2026-01-{day}", method="broth") for day in days)


REQUALIFIED = SUSPENDED.then(*broths("11", "12"))
TWICE = SUSPENDED.then(suspension(on="2026-01-11 18:00", name="the second"), *broths("11", "12"))
LIFTED = REQUALIFIED.then(reinstatement(about="it", on="2026-01-20", name="the reinstatement"))
AT_ISOLATOR = SIGNED.then(suspension(on="2026-01-10", context="equipment=isolator", name="it"), *broths("11", "12"))
ANOTHER = REQUALIFIED.then(suspension(of="cy", on="2026-01-10", name="cy's"))


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("requalified since", REQUALIFIED, reinstatement(about="it", on=ON), "admitted"),
        ("not requalified", SUSPENDED, reinstatement(about="it", on=ON), "scheme_not_met"),
        ("half requalified", SUSPENDED.then(*broths("11")), reinstatement(about="it", on=ON), "scheme_not_met"),
        (
            "requalified, but before it",
            SIGNED.then(*broths("08", "09"), suspension(on="2026-01-10", name="it")),
            reinstatement(about="it", on=ON),
            "scheme_not_met",
        ),
        (
            "requalified half before it, half the moment it began",
            SIGNED.then(*broths("09", "10"), suspension(on="2026-01-10", name="it")),
            reinstatement(about="it", on=ON),
            "scheme_not_met",
        ),
        (
            "requalified only after it is stated",
            REQUALIFIED,
            reinstatement(about="it", on="2026-01-11 13:00"),
            "scheme_not_met",
        ),
        (
            "a result pending",
            REQUALIFIED.then(observation(on="2026-01-13", method="broth", outcome="pending")),
            reinstatement(about="it", on=ON),
            "result_pending",
        ),
        (
            "requalified without the suspension's equipment",
            AT_ISOLATOR,
            reinstatement(about="it", on=ON),
            "scheme_not_met",
        ),
        ("by the assessor", REQUALIFIED, reinstatement(by="ada", about="it", on=ON), "not_an_authoriser"),
        ("by who suspended her", REQUALIFIED, reinstatement(by="grace", about="it", on=ON), "not_an_authoriser"),
        ("about nothing", REQUALIFIED, reinstatement(about="", on=ON), "missing_field"),
        ("about what is not known", REQUALIFIED, reinstatement(about="something", on=ON), "about_wrong"),
        ("about another's suspension", ANOTHER, reinstatement(about="cy's", on=ON), "about_wrong"),
        ("about it, in another competency", REQUALIFIED, reinstatement(about="it", on=ON, code="AS12"), "about_wrong"),
        ("before it began", REQUALIFIED, reinstatement(about="it", on="2026-01-09"), "already_done"),
        ("twice", LIFTED, reinstatement(about="it", on=ON), "already_done"),
        (
            "twice, dated before the first",
            LIFTED,
            reinstatement(about="it", on="2026-01-15", recorded=ON),
            "already_done",
        ),
        (
            "about the failure that caused it",
            FAILED.then(*broths("11", "12")),
            reinstatement(about="it", on=ON),
            "admitted",
        ),
        (
            "about the reading that caused it",
            FAILED_LATE.then(*broths("11", "12")),
            reinstatement(about="it", on=ON),
            "admitted",
        ),
        (
            "about the sample whose reading caused it",
            FAILED_LATE.then(*broths("11", "12")),
            reinstatement(about="sample", on=ON),
            "admitted",
        ),
        (
            "about a failure before the first sign-off",
            FAILED_IN_TRAINING.then(*broths("11", "12")),
            reinstatement(about="it", on=ON),
            "about_wrong",
        ),
        (
            "about a failure that suspends nobody",
            FAILED_HARMLESSLY.then(*broths("11", "12")),
            reinstatement(about="it", on=ON),
            "about_wrong",
        ),
        ("each suspension its own: the first", TWICE, reinstatement(about="it", on=ON), "admitted"),
        (
            "each suspension its own: the second, half requalified since",
            TWICE,
            reinstatement(about="the second", on=ON),
            "scheme_not_met",
        ),
    ),
)
def test_reinstatement(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


def state(told: World, on: str = "2026-03-01", context: Context = ANY) -> str:
    return standing(told.book().history("asha"), CODE, context, moment(on)).state


def test_a_sign_off_about_what_is_suspended_does_not_lift_the_suspension() -> None:
    told = REQUALIFIED.then(sign_off(on="2026-01-20"))
    assert state(told) == "suspended"
    assert state(told.then(*broths("21", "22"), reinstatement(about="it", on=ON))) == "authorised"


def test_one_reinstatement_does_not_lift_the_other_suspension() -> None:
    lifted = TWICE.then(reinstatement(about="it", on="2026-01-20"))
    assert state(lifted) == "suspended"
    assert state(lifted.then(*broths("13", "14"), reinstatement(about="the second", on=ON))) == "authorised"


def test_a_reading_revoked_and_read_again_as_failed_suspends_again() -> None:
    corrected = FAILED_LATE.then(
        revocation(about="it", on="2026-01-12"),
        reading(of_sample="sample", outcome="fail", on="2026-01-13", name="read again"),
    )
    assert state(corrected) == "suspended"
    assert corrected.then(*broths("14", "15")).answer(reinstatement(about="read again", on=ON)) == "admitted"


def test_the_requalification_relied_on_is_kept() -> None:
    relied_on = REQUALIFIED.hear(reinstatement(about="it", on=ON)).statement.relied_on
    assert relied_on[0] == "sam's appointment"
    assert len(relied_on) == 3
