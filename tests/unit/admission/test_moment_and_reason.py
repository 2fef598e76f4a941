"""A statement is about what has happened; what stops, restores, excuses, corrects or comes late says why."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import (
    World,
    absence,
    acceptance,
    appointment,
    exemption,
    observation,
    reinstatement,
    revocation,
    self_assessment,
    sign_off,
    suspension,
    taken_over,
    world,
)
from tests.unit.competence.story import table

BEGUN = world().then(observation(on="2026-01-02", name="first"), observation(on="2026-01-03"))
STOPPED = world().then(
    suspension(on="2026-01-01", name="the suspension"), observation(on="2026-01-02"), observation(on="2026-01-03")
)
NOON = "2026-01-10 12:00:00"


@pytest.mark.parametrize(
    ("attempt", "answer"),
    table(
        ("now", observation(on=NOON, recorded=NOON), "admitted"),
        ("5 minutes ahead exactly", observation(on="2026-01-10 12:05:00", recorded=NOON), "admitted"),
        ("5 minutes and a moment ahead", observation(on="2026-01-10 12:05:00.000001", recorded=NOON), "future"),
        ("an absence that will begin tomorrow", absence(on="2026-01-11", recorded=NOON), "future"),
        ("an appointment from tomorrow", appointment(of="bo", on="2026-01-11", recorded=NOON), "future"),
        ("7 days late exactly", observation(on="2026-01-03 12:00:00", recorded=NOON), "admitted"),
        ("7 days and a second late", observation(on="2026-01-03 11:59:59", recorded=NOON), "reason_missing"),
        (
            "7 days and a second late, with a reason",
            observation(on="2026-01-03 11:59:59", recorded=NOON, reason=True),
            "admitted",
        ),
        ("a late self-assessment", self_assessment(on="2025-12-01", recorded=NOON), "reason_missing"),
        ("ends the day it begins", appointment(of="bo", on=NOON, until="2026-01-10"), "admitted"),
        ("ends before it begins", appointment(of="bo", on=NOON, until="2026-01-09"), "ends_before_start"),
        (
            "ends on London's day, which in summer begins before UTC's",
            appointment(of="bo", on="2026-06-15 00:30", until="2026-06-14"),
            "ends_before_start",
        ),
    ),
)
def test_when(attempt: Statement, answer: str) -> None:
    assert world().answer(attempt) == answer


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("suspension", world(), suspension(on=NOON, reason=False), "reason_missing"),
        (
            "reinstatement: the deviation reference",
            STOPPED,
            reinstatement(about="the suspension", on=NOON, reason=False),
            "reason_missing",
        ),
        ("revocation", BEGUN, revocation(about="first", on=NOON, reason=False), "reason_missing"),
        ("exemption", world(), exemption(on=NOON, reason=False), "reason_missing"),
        (
            "taken over: where the evidence is",
            world(),
            taken_over(on="2026-01-09", until="2026-12-31", reason=False),
            "reason_missing",
        ),
        ("sign-off: none needed", BEGUN, sign_off(on=NOON), "admitted"),
        ("acceptance: none needed", world(), acceptance(on=NOON), "admitted"),
        ("absence: none needed", world(), absence(on=NOON), "admitted"),
    ),
)
def test_what_needs_a_reason(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


def test_every_general_fault_is_named_at_once() -> None:
    faulty = sign_off(by="asha", on="2026-01-11", recorded=NOON, until="2026-01-01")
    assert world().answer(faulty) == "future ends_before_start herself"
