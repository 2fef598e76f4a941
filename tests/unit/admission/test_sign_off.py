"""A sign-off needs its scheme met by counting observations, and lasts no longer than they allow.

Proves H2.
"""

from datetime import date

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import (
    World,
    appointment,
    observation,
    opened,
    reading,
    revocation,
    self_assessment,
    sign_off,
    suspension,
    taken_over,
    world,
)
from tests.unit.competence.story import competency, table

ISOLATOR, CABINET = "equipment=isolator", "equipment=cabinet"
ON = "2026-02-01"

ONE = world().then(observation(on="2026-01-05", name="first"))
MET = ONE.then(observation(on="2026-01-06", name="second"))
SHORT_RUN = world("observation*2 consecutive").then(
    observation(on="2026-01-05"), observation(on="2026-01-06", outcome="fail"), observation(on="2026-01-07")
)
AT_CABINET = world().then(observation(on="2026-01-05", context=CABINET), observation(on="2026-01-06", context=CABINET))
AT_BOTH = world().then(observation(on="2026-01-05", context=ISOLATOR), observation(on="2026-01-06", context=CABINET))
WITHOUT_CONTEXT = MET
SIGNED = world(renewal="observation*1", requalification="observation*3").then(
    observation(on="2026-01-05"), observation(on="2026-01-06"), sign_off(on="2026-01-07", name="the sign-off")
)
SUSPENDED = SIGNED.then(suspension(on="2026-01-10", name="the suspension"))
REVOKED = SIGNED.then(revocation(about="the sign-off", on="2026-01-10"))
PENDING = world("observation*1; broth*1").then(
    observation(on="2026-01-05"), observation(on="2026-01-06", method="broth", outcome="pending", name="broth")
)
EXTRA_PENDING = world("broth*1").then(
    observation(on="2026-01-05", method="broth"),
    observation(on="2026-01-06", method="broth", outcome="pending", name="broth"),
)
SEEN_BY_SAM = world().then(
    appointment(of="sam", capacity="assessor"), *(observation(by="sam", on=f"2026-01-0{day}") for day in (5, 6))
)
OTHER_PENDING = MET.then(observation(on="2026-01-07", method="viva", outcome="pending"))


def times(count: int, month: str) -> tuple[Statement, ...]:
    return tuple(observation(on=f"{month}-{day:02}") for day in range(11, 11 + count))


def two_versions(change: str) -> World:
    return opened(
        (
            ("2025.1", (competency(scheme="observation*2"), *world().published[0][1][1:])),
            ("2026.1", (competency(scheme="observation*2", change=change), *world().published[0][1][1:])),
        )
    ).then(observation(on="2026-01-05", version="2025.1"), observation(on="2026-01-06"))


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("nothing observed", world(), sign_off(on=ON), "scheme_not_met"),
        ("one observation short", ONE, sign_off(on=ON), "scheme_not_met"),
        ("met", MET, sign_off(on=ON), "admitted"),
        (
            "met by what she says of herself",
            ONE.then(self_assessment(on="2026-01-06")),
            sign_off(on=ON),
            "scheme_not_met",
        ),
        ("met, but not yet when it is signed", MET, sign_off(on="2026-01-06 11:59:59"), "scheme_not_met"),
        ("met the moment it is signed", MET, sign_off(on="2026-01-06 12:00:00"), "admitted"),
        ("by another method", ONE.then(observation(on="2026-01-06", method="viva")), sign_off(on=ON), "scheme_not_met"),
        ("a broken run", SHORT_RUN, sign_off(on=ON), "scheme_not_met"),
        ("another's evidence", MET, sign_off(of="cy", on=ON), "scheme_not_met"),
        ("wrong equipment", AT_CABINET, sign_off(on=ON, context=ISOLATOR), "scheme_not_met"),
        ("right equipment", AT_CABINET, sign_off(on=ON, context=CABINET), "admitted"),
        ("half of it on other equipment", AT_BOTH, sign_off(on=ON, context=CABINET), "scheme_not_met"),
        ("any equipment, where none is named", AT_BOTH, sign_off(on=ON), "admitted"),
        ("equipment not said", WITHOUT_CONTEXT, sign_off(on=ON, context=ISOLATOR), "scheme_not_met"),
        (
            "one observation revoked",
            MET.then(revocation(about="second", on="2026-01-20")),
            sign_off(on=ON),
            "scheme_not_met",
        ),
        ("half in a version since changed editorially", two_versions("editorial"), sign_off(on=ON), "admitted"),
        ("half in a version since left unchanged", two_versions(""), sign_off(on=ON), "admitted"),
        (
            "half in a version since changed in substance",
            two_versions("substantive"),
            sign_off(on=ON),
            "scheme_not_met",
        ),
        ("evidence from before the last sign-off", SIGNED, sign_off(on=ON), "scheme_not_met"),
        (
            "evidence the moment of the last sign-off",
            SIGNED.then(observation(on="2026-01-07")),
            sign_off(on=ON),
            "scheme_not_met",
        ),
        ("renewal: what renewal asks", SIGNED.then(*times(1, "2026-01")), sign_off(on=ON), "admitted"),
        (
            "after a suspension: what renewal asks",
            SUSPENDED.then(*times(1, "2026-01")),
            sign_off(on=ON),
            "scheme_not_met",
        ),
        ("after a suspension: all but one", SUSPENDED.then(*times(2, "2026-01")), sign_off(on=ON), "scheme_not_met"),
        ("after a suspension: requalified", SUSPENDED.then(*times(3, "2026-01")), sign_off(on=ON), "admitted"),
        ("after a revocation: all but one", REVOKED.then(*times(2, "2026-01")), sign_off(on=ON), "scheme_not_met"),
        ("after a revocation: requalified", REVOKED.then(*times(3, "2026-01")), sign_off(on=ON), "admitted"),
        (
            "evidence from before the suspension",
            SIGNED.then(*times(3, "2026-01"), suspension(on="2026-01-20")),
            sign_off(on=ON),
            "scheme_not_met",
        ),
    ),
)
def test_the_scheme_is_met_by_what_counts(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("of a method the scheme asks for", PENDING, sign_off(on=ON), "scheme_not_met result_pending"),
        ("even where enough has passed without it", EXTRA_PENDING, sign_off(on=ON), "result_pending"),
        ("of a method it does not ask for", OTHER_PENDING, sign_off(on=ON), "admitted"),
        (
            "passed since",
            PENDING.then(reading(of_sample="broth", outcome="pass", on="2026-01-20")),
            sign_off(on=ON),
            "admitted",
        ),
        (
            "failed since",
            PENDING.then(reading(of_sample="broth", outcome="fail", on="2026-01-20")),
            sign_off(on=ON),
            "scheme_not_met",
        ),
        (
            "passed, but only after it is signed",
            PENDING.then(reading(of_sample="broth", outcome="pass", on="2026-01-20")),
            sign_off(on="2026-01-19", recorded="2026-01-21"),
            "scheme_not_met result_pending",
        ),
        (
            "revoked since",
            EXTRA_PENDING.then(revocation(about="broth", on="2026-01-20")),
            sign_off(on=ON),
            "admitted",
        ),
    ),
)
def test_a_pending_result(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("by an authoriser", MET, sign_off(on=ON), "admitted"),
        ("by the assessor", MET, sign_off(by="ada", on=ON), "not_an_authoriser"),
        ("by the result reader", MET, sign_off(by="lee", on=ON), "not_an_authoriser"),
        ("by the accountable person, not appointed", MET, sign_off(by="grace", on=ON), "not_an_authoriser"),
        ("who also observed", SEEN_BY_SAM, sign_off(on=ON), "admitted"),
        ("while she is suspended, requalified", SUSPENDED.then(*times(3, "2026-01")), sign_off(on=ON), "admitted"),
    ),
)
def test_who_signs(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


YEAR = world("observation*2; knowledge*1", months=12).then(
    observation(on="2025-11-28"), observation(on="2025-11-29"), observation(on="2025-11-30", method="knowledge")
)
MONTH = world("observation*1", months=1).then(observation(on="2026-01-31"))
NEVER = MET


@pytest.mark.parametrize(
    ("told", "attempt", "answer", "valid_until"),
    table(
        ("from the last evidence, not the signature", YEAR, sign_off(on=ON), "admitted", "2026-11-30"),
        ("shortened", YEAR, sign_off(on=ON, until="2026-06-30"), "admitted", "2026-06-30"),
        ("as long as it may be", YEAR, sign_off(on=ON, until="2026-11-30"), "admitted", "2026-11-30"),
        ("a day longer", YEAR, sign_off(on=ON, until="2026-12-01"), "validity_lengthened", "2026-12-01"),
        ("clipped to the month's end", MONTH, sign_off(on="2026-02-02"), "admitted", "2026-02-28"),
        ("signed on the last day the evidence allows", YEAR, sign_off(on="2026-11-30"), "admitted", "2026-11-30"),
        ("stale evidence", YEAR, sign_off(on="2026-12-01"), "evidence_too_old", "2026-11-30"),
        ("that never expires", NEVER, sign_off(on=ON), "admitted", ""),
        ("that never expires, shortened", NEVER, sign_off(on=ON, until="2026-06-30"), "admitted", "2026-06-30"),
        (
            "a later pass of what no scheme asks adds nothing",
            YEAR.then(observation(on="2025-12-24", method="viva")),
            sign_off(on=ON),
            "admitted",
            "2026-11-30",
        ),
    ),
)
def test_the_last_valid_day(told: World, attempt: Statement, answer: str, valid_until: str) -> None:
    assert told.answer(attempt) == answer
    assert told.hear(attempt).statement.valid_until == (date.fromisoformat(valid_until) if valid_until else None)


def test_the_evidence_and_the_entitlement_relied_on_are_kept() -> None:
    told = world("observation*1; broth*1").then(
        observation(on="2026-01-04", outcome="fail"),
        observation(on="2026-01-05", name="seen"),
        observation(on="2026-01-06", method="broth", outcome="pending", name="broth"),
        reading(of_sample="broth", outcome="pass", on="2026-01-20", name="reading"),
        observation(on="2026-01-21", method="viva"),
    )
    assert told.hear(sign_off(on=ON)).statement.relied_on == ("sam's appointment", "seen", "broth", "reading")


# Records from before Stillroom

TILL = "2026-12-31"


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("no scheme, no entitlement", world(), taken_over(by="bo", on="2024-03-01", until=TILL), "admitted"),
        ("vouched for by anyone else", world(), taken_over(vouched_by="bo", on="2024-03-01", until=TILL), "admitted"),
        (
            "signed by somebody who has left",
            world().within(left={"bo": "2024-06-30"}),
            taken_over(by="bo", on="2024-07-01", until=TILL),
            "admitted",
        ),
        ("longer than the scheme allows", world(months=12), taken_over(on="2024-03-01", until=TILL), "admitted"),
        ("without a last valid day", world(), taken_over(on="2024-03-01"), "missing_field"),
        (
            "without saying where the evidence is",
            world(),
            taken_over(on="2024-03-01", until=TILL, reason=False),
            "reason_missing",
        ),
        (
            "an observation taken over is checked like any other",
            world(),
            observation(by="bo", on="2024-03-01", vouched_by="grace", reason=True),
            "not_entitled_to_observe",
        ),
    ),
)
def test_a_sign_off_taken_over(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


def test_a_sign_off_taken_over_is_the_previous_one_that_a_renewal_follows() -> None:
    told = world(renewal="observation*1").then(taken_over(on="2024-03-01", until=TILL), *times(1, "2026-01"))
    assert told.answer(sign_off(on=ON)) == "admitted"
