"""Appointments come from the unit's accountable person: a capacity, for a competency, in a context, for a time."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import World, appointment, observation, revocation, sign_off, suspension, world
from tests.unit.competence.story import moment, table

ON = "2026-01-10"


@pytest.mark.parametrize(
    ("attempt", "answer"),
    table(
        ("by the accountable person of her unit", appointment(of="bo", on=ON), "admitted"),
        ("by somebody else", appointment(of="bo", by="ada", on=ON), "not_accountable"),
        ("by an authoriser", appointment(of="bo", by="sam", on=ON), "not_accountable"),
        ("of somebody who works in none of her units", appointment(of="visitor", on=ON), "not_accountable"),
        ("in no capacity", appointment(of="bo", on=ON, capacity=""), "missing_field"),
        ("for one competency", appointment(of="bo", on=ON, code="AS05"), "admitted"),
    ),
)
def test_who_appoints(attempt: Statement, answer: str) -> None:
    assert world().answer(attempt) == answer


# Bo is appointed authoriser from 10 January 2026, and Asha has been seen often enough to be signed off at any time.
SEEN = world().then(
    *(observation(on=f"2026-01-0{day}", context="equipment=isolator; facility=section10") for day in (1, 2))
)
EVERYTHING = SEEN.then(appointment(of="bo", on=ON, name="bo's appointment"))
TILL_JUNE = SEEN.then(appointment(of="bo", on=ON, until="2026-06-30"))
ONE_CODE = SEEN.then(appointment(of="bo", on=ON, code="AS05"))
ANOTHER_CODE = SEEN.then(appointment(of="bo", on=ON, code="AS12"))
ISOLATOR = SEEN.then(appointment(of="bo", on=ON, context="equipment=isolator"))
CABINET = SEEN.then(appointment(of="bo", on=ON, context="equipment=cabinet"))
ASSESSOR_ONLY = SEEN.then(appointment(of="bo", on=ON, capacity="assessor"))
READER_ONLY = SEEN.then(appointment(of="bo", on=ON, capacity="result_reader"))
TAKEN_BACK = EVERYTHING.then(revocation(of="bo", about="bo's appointment", on="2026-03-01", by="grace", code="*"))


def bo_signs(on: str, context: str = "") -> Statement:
    return sign_off(by="bo", on=on, context=context)


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("never appointed", SEEN, bo_signs("2026-02-01"), "not_an_authoriser"),
        ("before the appointment", EVERYTHING, bo_signs("2026-01-10 11:59:59"), "not_an_authoriser"),
        ("from the moment of the appointment", EVERYTHING, bo_signs("2026-01-10 12:00:00"), "admitted"),
        ("without end", EVERYTHING, bo_signs("2029-01-10"), "admitted"),
        ("on its last day, to the end", TILL_JUNE, bo_signs("2026-06-30 23:59:59"), "admitted"),
        ("expired yesterday", TILL_JUNE, bo_signs("2026-07-01 00:00:00"), "not_an_authoriser"),
        ("for this competency", ONE_CODE, bo_signs("2026-02-01"), "admitted"),
        ("for another competency", ANOTHER_CODE, bo_signs("2026-02-01"), "not_an_authoriser"),
        ("in this context", ISOLATOR, bo_signs("2026-02-01", "equipment=isolator"), "admitted"),
        (
            "in this context, signed more narrowly",
            ISOLATOR,
            bo_signs("2026-02-01", "equipment=isolator; facility=section10"),
            "admitted",
        ),
        ("in this context, signed without one", ISOLATOR, bo_signs("2026-02-01"), "not_an_authoriser"),
        ("in another context", CABINET, bo_signs("2026-02-01", "equipment=isolator"), "not_an_authoriser"),
        ("as assessor only", ASSESSOR_ONLY, bo_signs("2026-02-01"), "not_an_authoriser"),
        ("as result reader only", READER_ONLY, bo_signs("2026-02-01"), "not_an_authoriser"),
        ("revoked", TAKEN_BACK, bo_signs("2026-03-01 12:00:01"), "not_an_authoriser"),
        ("before it was revoked", TAKEN_BACK, bo_signs("2026-03-01 11:59:59"), "admitted"),
    ),
)
def test_what_an_authoriser_s_appointment_covers(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("who is no operator herself", EVERYTHING, bo_signs("2026-02-01"), "admitted"),
        (
            "who is suspended in the competency",
            EVERYTHING.then(suspension(of="bo", on="2026-01-20")),
            bo_signs("2026-02-01"),
            "suspended",
        ),
        (
            "who is suspended in another competency",
            world().then(
                observation(on="2026-01-01", code="AS12"),
                appointment(of="bo", on=ON),
                suspension(of="bo", on="2026-01-20"),
            ),
            sign_off(by="bo", on="2026-02-01", code="AS12"),
            "admitted",
        ),
        (
            "who left yesterday",
            EVERYTHING.within(left={"bo": "2026-01-31"}),
            bo_signs("2026-02-01"),
            "has_left",
        ),
        (
            "on her last day in post",
            EVERYTHING.within(left={"bo": "2026-02-01"}),
            bo_signs("2026-02-01"),
            "admitted",
        ),
    ),
)
def test_an_authoriser(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


def test_the_appointment_relied_on_is_kept() -> None:
    admission = EVERYTHING.hear(bo_signs("2026-02-01"))
    assert admission.statement.relied_on[0] == "bo's appointment"
    assert admission.statement.occurred_at == moment("2026-02-01")
