"""Observations come from a current assessor in that competency and context, or somebody appointed to be one.

Proves H2.
"""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import (
    ASSESSOR,
    World,
    acceptance,
    appointment,
    clearance,
    exemption,
    observation,
    opened,
    qualified,
    revocation,
    suspension,
    taken_over,
    world,
    world_of,
)
from tests.unit.competence.story import CODE, competency, table

ISOLATOR, CABINET = "equipment=isolator", "equipment=cabinet"

# Bo is signed off in the competency and as an assessor, on 1 February 2025.
OPERATOR = world().then(*qualified("bo", CODE, on="2025-02-01"))
BO = OPERATOR.then(*qualified("bo", ASSESSOR, on="2025-02-01"))
BO_ASSESSOR_ONLY = world().then(*qualified("bo", ASSESSOR, on="2025-02-01"))
BO_TILL_JUNE = world().then(
    *qualified("bo", CODE, on="2025-02-01", until="2025-06-30"), *qualified("bo", ASSESSOR, on="2025-02-01")
)
BO_ASSESSOR_TILL_JUNE = OPERATOR.then(*qualified("bo", ASSESSOR, on="2025-02-01", until="2025-06-30"))
BO_DUE_SOON = world(window=60).then(
    *qualified("bo", CODE, on="2025-02-01", until="2025-06-30"), *qualified("bo", ASSESSOR, on="2025-02-01")
)
BO_AT_ISOLATOR = world().then(
    *qualified("bo", CODE, on="2025-02-01", context=ISOLATOR), *qualified("bo", ASSESSOR, on="2025-02-01")
)
BO_SUSPENDED = BO.then(suspension(of="bo", on="2025-03-01", name="bo's suspension"))
BO_BLOCKED = world_of(competency(scheme="observation*2", requires=("AS01",)), competency("AS01")).then(
    *qualified("bo", CODE, on="2025-02-01"), *qualified("bo", ASSESSOR, on="2025-02-01")
)
OWN_TAKEN_OVER = BO_ASSESSOR_ONLY.then(taken_over(of="bo", on="2024-12-01", recorded="2025-02-02", until="2027-01-01"))
ASSESSOR_TAKEN_OVER = OPERATOR.then(
    taken_over(of="bo", code=ASSESSOR, on="2024-12-01", recorded="2025-02-02", until="2027-01-01")
)
ACCEPTED = BO_ASSESSOR_ONLY.then(acceptance(of="bo", on="2025-02-02"))
EXEMPTED = BO.then(exemption(of="bo", on="2025-02-02"))
MOVED_ON = opened(
    (
        ("2025.1", (competency(scheme="observation*2"), *world().published[0][1][1:])),
        ("2026.1", (competency(change="substantive", transition="2025-06-30"), *world().published[0][1][1:])),
    )
)
BO_NEEDS_UPDATE = MOVED_ON.then(
    observation(of="bo", on="2025-02-01", version="2025.1"),
    observation(of="bo", on="2025-02-02", version="2025.1"),
    qualified("bo", CODE, on="2025-02-03")[2]._replace(version="2025.1"),
    *qualified("bo", ASSESSOR, on="2025-02-01"),
)


def bo_sees(on: str, context: str = "", method: str = "observation") -> Statement:
    return observation(by="bo", on=on, context=context, method=method)


NOT = "not_entitled_to_observe"


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("nobody in particular", world(), bo_sees("2025-04-01"), NOT),
        ("an operator who is no assessor", OPERATOR, bo_sees("2025-04-01"), NOT),
        ("an assessor who is no operator", BO_ASSESSOR_ONLY, bo_sees("2025-04-01"), NOT),
        ("both", BO, bo_sees("2025-04-01"), "admitted"),
        ("both, but not yet when it happened", BO, bo_sees("2025-02-01 09:59:59"), NOT),
        ("both, from the sign-off on", BO, bo_sees("2025-02-01 10:00:00"), "admitted"),
        ("on her last valid day", BO_TILL_JUNE, bo_sees("2025-06-30 23:59:59"), "admitted"),
        ("lapsed yesterday", BO_TILL_JUNE, bo_sees("2025-07-01 00:00:00"), NOT),
        ("lapsed as assessor yesterday", BO_ASSESSOR_TILL_JUNE, bo_sees("2025-07-01 00:00:00"), NOT),
        ("due soon", BO_DUE_SOON, bo_sees("2025-06-15"), "admitted"),
        ("current in this context", BO_AT_ISOLATOR, bo_sees("2025-04-01", ISOLATOR), "admitted"),
        ("current only in another context", BO_AT_ISOLATOR, bo_sees("2025-04-01", CABINET), NOT),
        ("current on her own equipment, no context asked", BO_AT_ISOLATOR, bo_sees("2025-04-01"), "admitted"),
        ("current without context, context asked", BO, bo_sees("2025-04-01", ISOLATOR), NOT),
        ("blocked by a competency hers requires", BO_BLOCKED, bo_sees("2025-04-01"), NOT),
        ("needing an update after transition", BO_NEEDS_UPDATE, bo_sees("2025-07-01 00:00:00"), NOT),
        ("in transition", BO_NEEDS_UPDATE, bo_sees("2025-06-30 23:59:59"), "admitted"),
        ("exempted is not authorised", EXEMPTED, bo_sees("2025-04-01"), NOT),
        ("accepted from elsewhere", ACCEPTED, bo_sees("2025-04-01"), "admitted"),
        ("her own sign-off taken over", OWN_TAKEN_OVER, bo_sees("2025-04-01"), "taken_over"),
        ("her assessor sign-off taken over", ASSESSOR_TAKEN_OVER, bo_sees("2025-04-01"), "taken_over"),
        (
            "her sign-off revoked",
            BO.then(revocation(of="bo", about="bo's AS05", on="2025-03-01")),
            bo_sees("2025-04-01"),
            NOT,
        ),
        (
            "her assessor sign-off revoked",
            BO.then(revocation(of="bo", code=ASSESSOR, about="bo's AS12", on="2025-03-01")),
            bo_sees("2025-04-01"),
            NOT,
        ),
        (
            "revoked since, but not yet when it happened",
            BO.then(revocation(of="bo", about="bo's AS05", on="2025-03-01")),
            bo_sees("2025-02-28"),
            "admitted",
        ),
        ("who has left", BO.within(left={"bo": "2025-03-31"}), bo_sees("2025-04-01"), "has_left"),
    ),
)
def test_an_assessor_by_her_own_competence(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


APPOINTED = world().then(appointment(of="bo", capacity="assessor", on="2025-02-01", until="2025-06-30", code=CODE))
APPOINTED_AT_ISOLATOR = world().then(appointment(of="bo", capacity="assessor", on="2025-02-01", context=ISOLATOR))


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("appointed, never signed off", APPOINTED, bo_sees("2025-04-01"), "admitted"),
        ("appointed till yesterday", APPOINTED, bo_sees("2025-07-01 00:00:00"), NOT),
        (
            "appointed for another competency",
            APPOINTED,
            observation(by="bo", on="2025-04-01", code=ASSESSOR),
            NOT,
        ),
        ("appointed in this context", APPOINTED_AT_ISOLATOR, bo_sees("2025-04-01", ISOLATOR), "admitted"),
        ("appointed in another context", APPOINTED_AT_ISOLATOR, bo_sees("2025-04-01", CABINET), NOT),
        ("appointed authoriser only", world(), observation(by="sam", on="2025-04-01"), NOT),
        (
            "appointed, her own sign-off taken over",
            OWN_TAKEN_OVER.then(appointment(of="bo", capacity="assessor", on="2025-02-02")),
            bo_sees("2025-04-01"),
            "admitted",
        ),
        ("suspended", BO_SUSPENDED, bo_sees("2025-04-01"), "suspended"),
        ("not yet suspended", BO_SUSPENDED, bo_sees("2025-03-01 11:59:59"), "admitted"),
        (
            "suspended and cleared to work supervised",
            BO_SUSPENDED.then(clearance(of="bo", on="2025-03-02", about="bo's suspension")),
            bo_sees("2025-04-01"),
            "suspended",
        ),
        (
            "appointed and suspended",
            APPOINTED.then(suspension(of="bo", on="2025-03-01")),
            bo_sees("2025-04-01"),
            "suspended",
        ),
        (
            "appointed after she was suspended",
            BO_SUSPENDED.then(appointment(of="bo", capacity="assessor", on="2025-03-02")),
            bo_sees("2025-04-01"),
            "suspended",
        ),
        (
            "appointed and suspended as an assessor",
            APPOINTED.then(suspension(of="bo", code=ASSESSOR, on="2025-03-01")),
            bo_sees("2025-04-01"),
            "suspended",
        ),
        (
            "suspended in another context only",
            BO_AT_ISOLATOR.then(suspension(of="bo", on="2025-03-01", context=CABINET)),
            bo_sees("2025-04-01", ISOLATOR),
            "admitted",
        ),
    ),
)
def test_an_assessor_by_appointment_which_never_replaces_a_suspension(
    told: World, attempt: Statement, answer: str
) -> None:
    assert told.answer(attempt) == answer


@pytest.mark.parametrize(
    ("attempt", "answer"),
    table(
        ("says by which method", observation(on="2025-04-01", method=""), "missing_field"),
        ("has an outcome", observation(on="2025-04-01", outcome=""), "missing_field"),
        ("may fail", observation(on="2025-04-01", outcome="fail"), "admitted"),
        ("a method no scheme asks for", observation(on="2025-04-01", method="viva"), "admitted"),
    ),
)
def test_what_an_observation_says(attempt: Statement, answer: str) -> None:
    assert world().answer(attempt) == answer


@pytest.mark.parametrize(
    ("told", "relied_on"),
    table(
        ("her own sign-offs", BO, ("bo's AS05", "bo's AS12")),
        (
            "her appointment, where she has one",
            BO.then(appointment(of="bo", capacity="assessor", on="2025-02-01", name="bo's appointment")),
            ("bo's appointment",),
        ),
    ),
)
def test_what_entitles_the_observer_is_kept(told: World, relied_on: tuple[str, ...]) -> None:
    assert told.hear(bo_sees("2025-04-01")).statement.relied_on == relied_on


def test_what_it_rests_on_is_found_and_not_claimed() -> None:
    claimed = bo_sees("2025-04-01")._replace(relied_on=("another's appointment",))
    assert BO.hear(claimed).statement.relied_on == ("bo's AS05", "bo's AS12")


def test_assessor_current_in_another_context_still_assesses_where_her_assessor_sign_off_names_one() -> None:
    told = OPERATOR.then(*qualified("bo", ASSESSOR, on="2025-02-01", context="facility=section10"))
    assert told.answer(bo_sees("2025-04-01")) == "admitted"


def test_one_assessor_sign_off_made_here_is_enough_beside_one_taken_over() -> None:
    told = OPERATOR.then(
        *qualified("bo", ASSESSOR, on="2025-02-01", context="facility=section10"),
        taken_over(
            of="bo", code=ASSESSOR, context="facility=ms", on="2024-12-01", recorded="2025-02-02", until="2027-01-01"
        ),
    )
    assert told.answer(bo_sees("2025-04-01")) == "admitted"
