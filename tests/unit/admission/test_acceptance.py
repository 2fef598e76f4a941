"""What another organisation signed counts through an acceptance; a critical one also needs an observation here."""

from datetime import date

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import World, acceptance, observation, reading, self_assessment, suspension, world
from tests.unit.competence.story import table

ON = "2026-01-10"
ISOLATOR = "equipment=isolator"
CRITICAL = world("observation*3; broth*1", critical=True)


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("by an authoriser, nothing observed here", world(), acceptance(on=ON), "admitted"),
        ("by the assessor", world(), acceptance(by="ada", on=ON), "not_an_authoriser"),
        (
            "by a suspended authoriser",
            world().then(suspension(of="sam", on="2026-01-01")),
            acceptance(on=ON),
            "suspended",
        ),
        ("critical: nothing observed here", CRITICAL, acceptance(on=ON), "critical"),
        ("critical: observed once here", CRITICAL.then(observation(on="2026-01-05")), acceptance(on=ON), "admitted"),
        (
            "critical: observed here only afterwards",
            CRITICAL.then(observation(on="2026-01-11")),
            acceptance(on=ON, recorded="2026-01-12"),
            "critical",
        ),
        (
            "critical: failed here",
            CRITICAL.then(observation(on="2026-01-05", outcome="fail")),
            acceptance(on=ON),
            "critical",
        ),
        (
            "critical: a result pending here",
            CRITICAL.then(observation(on="2026-01-05", method="broth", outcome="pending")),
            acceptance(on=ON),
            "critical",
        ),
        (
            "critical: a result passed here",
            CRITICAL.then(
                observation(on="2026-01-05", method="broth", outcome="pending", name="broth"),
                reading(of_sample="broth", outcome="pass", on="2026-01-09"),
            ),
            acceptance(on=ON),
            "admitted",
        ),
        (
            "critical: observed here on other equipment",
            CRITICAL.then(observation(on="2026-01-05", context="equipment=cabinet")),
            acceptance(on=ON, context=ISOLATOR),
            "critical",
        ),
        (
            "critical: she says so herself",
            CRITICAL.then(self_assessment(on="2026-01-05")),
            acceptance(on=ON),
            "critical",
        ),
    ),
)
def test_acceptance(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


@pytest.mark.parametrize(
    ("attempt", "answer", "valid_until"),
    table(
        ("as long as a sign-off made here", acceptance(on=ON, until="2027-01-10"), "admitted", "2027-01-10"),
        ("a day longer", acceptance(on=ON, until="2027-01-11"), "validity_lengthened", "2027-01-11"),
        ("shorter", acceptance(on=ON, until="2026-06-30"), "admitted", "2026-06-30"),
        ("not said", acceptance(on=ON), "admitted", "2027-01-10"),
    ),
)
def test_the_last_valid_day(attempt: Statement, answer: str, valid_until: str) -> None:
    told = world(months=12)
    assert told.answer(attempt) == answer
    assert told.hear(attempt).statement.valid_until == date.fromisoformat(valid_until)
