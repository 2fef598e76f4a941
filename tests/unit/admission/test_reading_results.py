"""A pending laboratory result is read once, by an assessor or a result reader, after the sample was taken."""

import pytest

from stillroom.competence.statement import Statement
from tests.unit.admission.world import World, observation, reading, revocation, suspension, world
from tests.unit.competence.story import table

CONTEXT = "equipment=isolator"
SAMPLED = world("broth*1").then(
    observation(on="2026-01-05", method="broth", outcome="pending", context=CONTEXT, name="broth")
)
READ = SAMPLED.then(reading(of_sample="broth", on="2026-01-19", outcome="fail", name="reading"))


def lee_reads(on: str = "2026-01-19", outcome: str = "pass", **rest: str) -> Statement:
    return reading(**{"of_sample": "broth", "on": on, "outcome": outcome, **rest})


@pytest.mark.parametrize(
    ("told", "attempt", "answer"),
    table(
        ("a result reader reads", SAMPLED, lee_reads(), "admitted"),
        ("an assessor reads", SAMPLED, lee_reads(by="ada"), "admitted"),
        ("an authoriser does not", SAMPLED, lee_reads(by="sam"), "not_entitled_to_observe"),
        ("she herself does not", SAMPLED, lee_reads(by="asha"), "herself"),
        (
            "a suspended result reader does not",
            SAMPLED.then(suspension(of="lee", on="2026-01-10")),
            lee_reads(),
            "suspended",
        ),
        (
            "a result reader records a result without a sample first",
            world(),
            observation(by="lee", on="2026-01-05", method="finger_dab"),
            "admitted",
        ),
        (
            "a result reader does not observe",
            world(),
            observation(by="lee", on="2026-01-05"),
            "not_entitled_to_observe",
        ),
        (
            "a result reader asks no knowledge questions",
            world(),
            observation(by="lee", on="2026-01-05", method="knowledge"),
            "not_entitled_to_observe",
        ),
        ("the moment the sample was taken", SAMPLED, lee_reads("2026-01-05 12:00"), "admitted"),
        ("before the sample was taken", SAMPLED, lee_reads("2026-01-05 11:59:59"), "about_wrong"),
        ("read, and still pending", SAMPLED, lee_reads(outcome="pending"), "about_wrong"),
        ("by the same method", SAMPLED, lee_reads(method="broth"), "admitted"),
        ("by another method", SAMPLED, lee_reads(method="finger_dab"), "about_wrong"),
        ("in the same context", SAMPLED, lee_reads(context=CONTEXT), "admitted"),
        ("on other equipment", SAMPLED, lee_reads(context="equipment=cabinet"), "about_wrong"),
        ("of no such sample", SAMPLED, lee_reads(of_sample="another"), "about_unknown"),
        ("of another person's sample", SAMPLED, lee_reads(of="cy"), "about_unknown"),
        ("in another competency", SAMPLED, lee_reads(code="AS12"), "about_wrong"),
        ("of a result that was never pending", READ, lee_reads(of_sample="reading"), "about_wrong"),
        ("twice", READ, lee_reads("2026-01-20"), "already_done"),
        ("again, dated before the first reading", READ, lee_reads("2026-01-18"), "already_done"),
        (
            "again, the first reading revoked",
            READ.then(revocation(about="reading", on="2026-01-20")),
            lee_reads("2026-01-21"),
            "admitted",
        ),
        (
            "of a sample that was revoked",
            SAMPLED.then(revocation(about="broth", on="2026-01-10")),
            lee_reads(),
            "about_wrong",
        ),
    ),
)
def test_reading(told: World, attempt: Statement, answer: str) -> None:
    assert told.answer(attempt) == answer


def test_a_reading_takes_over_the_sample_s_method_context_and_version() -> None:
    found = SAMPLED.hear(lee_reads()).statement
    assert (found.method, str(found.context), found.version) == ("broth", CONTEXT, "2026.1")
