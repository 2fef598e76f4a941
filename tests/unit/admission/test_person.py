"""Nobody signs for herself: the person is compared, not the employee number.

Proves H2.
"""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import (
    ASSESSOR,
    World,
    absence,
    acceptance,
    appointment,
    clearance,
    exemption,
    observation,
    qualified,
    reinstatement,
    revocation,
    self_assessment,
    sign_off,
    suspension,
    taken_over,
    world,
)
from tests.unit.competence.story import CODE, table

# Asha may do everything for others: she is authoriser and assessor. Her own scheme is met, and she is suspended once.
ABLE = world().then(
    appointment(of="asha", capacity="authoriser"),
    appointment(of="asha", capacity="assessor"),
    *qualified("asha", CODE, on="2025-02-01"),
    *qualified("asha", ASSESSOR, on="2025-02-01"),
    observation(on="2026-01-05"),
    observation(on="2026-01-06"),
)
STOPPED = (
    world()
    .then(appointment(of="asha", capacity="authoriser"), suspension(on="2026-01-01", name="the suspension"))
    .then(observation(on="2026-01-05"), observation(on="2026-01-06"))
)
TWO_NUMBERS = ABLE.within(same={"asha-2": "asha"})
MAYBE_TWO = ABLE.within(look_alike=frozenset({frozenset({"asha", "asha-2"})})).then(
    appointment(of="asha-2", capacity="authoriser"), appointment(of="asha-2", capacity="assessor")
)
TWO_PEOPLE = ABLE.then(appointment(of="asha-2", capacity="authoriser"), appointment(of="asha-2", capacity="assessor"))
ON = "2026-01-10"


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("appoints", world().within(accountable="asha"), appointment(of="asha", by="asha", on=ON), "herself"),
        ("observes", ABLE, observation(by="asha", on=ON), "herself"),
        ("clears", ABLE, clearance(by="asha", on=ON), "herself"),
        ("signs off", ABLE, sign_off(by="asha", on=ON), "herself"),
        ("exempts", ABLE, exemption(by="asha", on=ON), "herself"),
        ("reinstates", STOPPED, reinstatement(by="asha", about="the suspension", on=ON), "herself"),
        ("revokes", ABLE, revocation(by="asha", about="asha's AS05", on=ON), "herself"),
        ("accepts", ABLE, acceptance(by="asha", on=ON), "herself"),
        ("takes over", ABLE, taken_over(by="asha", on="2024-01-10", until="2026-12-31"), "herself"),
        ("vouches", ABLE, taken_over(vouched_by="asha", on="2024-01-10", until="2026-12-31"), "herself"),
    ),
)
def test_nobody_does_it_for_herself(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("somebody else signs", ABLE, sign_off(on=ON), "admitted"),
        ("her second number, decided same", TWO_NUMBERS, sign_off(by="asha-2", on=ON), "herself"),
        ("decided same, the other way round", TWO_NUMBERS, sign_off(of="asha-2", by="asha", on=ON), "herself"),
        ("decided same, observing", TWO_NUMBERS, observation(by="asha-2", on=ON), "herself"),
        ("somebody else signs for her second number", TWO_NUMBERS, sign_off(of="asha-2", on=ON), "admitted"),
        ("a look-alike, undecided", MAYBE_TWO, sign_off(by="asha-2", on=ON), "look_alike"),
        ("a look-alike, the other way round", MAYBE_TWO, exemption(of="asha-2", by="asha", on=ON), "look_alike"),
        ("a look-alike, observing", MAYBE_TWO, observation(by="asha-2", on=ON), "look_alike"),
        (
            "a look-alike, vouching",
            MAYBE_TWO,
            taken_over(vouched_by="asha-2", on="2024-01-10", until="2026-12-31"),
            "look_alike",
        ),
        ("a look-alike may sign for others", MAYBE_TWO, observation(of="cy", by="asha-2", on=ON), "admitted"),
        ("decided different", TWO_PEOPLE, sign_off(by="asha-2", on=ON), "admitted"),
    ),
)
def test_a_second_employee_number_is_not_a_second_person(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("she rates herself", world(), self_assessment(on=ON), "admitted"),
        ("by her second number", TWO_NUMBERS, self_assessment(by="asha-2", on=ON), "admitted"),
        ("another cannot rate for her", world(), self_assessment(by="ada", on=ON), "herself"),
        ("she reports her own absence", world(), absence(on=ON), "admitted"),
        ("another reports her absence", world(), absence(by="bo", on=ON), "admitted"),
        ("she stops herself", world(), suspension(by="asha", on=ON), "admitted"),
        ("anyone stops her", world(), suspension(by="bo", on=ON), "admitted"),
        ("a look-alike stops her", MAYBE_TWO, suspension(by="asha-2", on=ON), "admitted"),
    ),
)
def test_what_lets_nobody_work_may_be_stated_by_herself(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


def test_both_numbers_of_one_person_have_one_history() -> None:
    told = world().within(same={"asha-2": "asha"}).then(observation(on="2026-01-05"))
    assert told.answer(sign_off(of="asha", on=ON)) == "scheme_not_met"
    assert told.then(observation(of="asha-2", on="2026-01-06")).answer(sign_off(of="asha", on=ON)) == "admitted"
