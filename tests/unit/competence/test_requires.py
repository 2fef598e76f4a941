"""Blocked while a competency it requires is not itself authorised or due soon, judged in the requirement's context."""

import pytest

from tests.unit.competence.story import Question, Story, competency, story_of, table

PAIR = story_of(competency("A", requires=("B",)), competency("B", window=30))
CHAIN = story_of(competency("A", requires=("B",)), competency("B", requires=("C",)), competency("C"))
BOTH = PAIR.signed_off(on="2026-01-10").signed_off(on="2026-01-10", code="B", until="2026-03-31", name="b")
PLACE = "equipment=isolator"


def in_contexts(of_a: str, of_b: str) -> Story:
    return PAIR.signed_off(on="2026-01-10", context=of_a).signed_off(on="2026-01-10", code="B", context=of_b)


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("it is authorised", BOTH.at("2026-01-11"), "authorised"),
        ("it is due soon", BOTH.at("2026-03-15"), "authorised"),
        ("it lapses", BOTH.at("2026-04-01 00:00:00"), "blocked"),
        ("it is not started", PAIR.signed_off(on="2026-01-10").at("2026-01-11"), "blocked"),
        ("it is suspended", BOTH.suspended(on="2026-02-01", code="B").at("2026-02-02"), "blocked"),
        (
            "it is reinstated",
            BOTH.suspended(on="2026-02-01", code="B", name="s").reinstated(on="2026-02-10", about="s").at("2026-02-11"),
            "authorised",
        ),
        ("it is revoked", BOTH.revoked("b", on="2026-02-01").at("2026-02-02"), "blocked"),
        (
            "it is only supervised",
            PAIR.signed_off(on="2026-01-10").cleared(on="2026-01-10", code="B").at("2026-01-11"),
            "blocked",
        ),
        (
            "it is exempted, which is not authorised",
            PAIR.signed_off(on="2026-01-10").exempted(on="2026-01-10", until="2026-06-30", code="B").at("2026-01-11"),
            "blocked",
        ),
        (
            "she is not signed off in the one asked about",
            PAIR.signed_off(on="2026-01-10", code="B").at("2026-01-11"),
            "not_started",
        ),
        (
            "no framework has it",
            story_of(competency("A", requires=("Z",))).signed_off(on="2026-01-10").at("2026-01-11"),
            "blocked",
        ),
    ),
)
def test_of_one_other(question: Question, state: str) -> None:
    assert question.state == state


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the same context", in_contexts(PLACE, PLACE).at("2026-02-01", context=PLACE), "authorised"),
        (
            "it holds in a fuller one",
            in_contexts(PLACE, f"{PLACE}; facility=ms").at("2026-02-01", context=PLACE),
            "authorised",
        ),
        ("it holds in another", in_contexts(PLACE, "equipment=lafc").at("2026-02-01", context=PLACE), "blocked"),
        ("it holds in none in particular", in_contexts(PLACE, "").at("2026-02-01", context=PLACE), "blocked"),
        (
            "by the requirement's context, not the sign-off's",
            in_contexts(f"{PLACE}; facility=ms", PLACE).at("2026-02-01", context=PLACE),
            "authorised",
        ),
        ("any is asked, it holds in another", in_contexts(PLACE, "equipment=lafc").at("2026-02-01"), "authorised"),
        (
            "any is asked, suspended in one of its contexts",
            in_contexts("", PLACE)
            .signed_off(on="2026-01-10", code="B", context="equipment=lafc")
            .suspended(on="2026-02-01", code="B", context="equipment=lafc")
            .at("2026-02-02"),
            "authorised",
        ),
        (
            "any is asked, the latest of its contexts has lapsed",
            in_contexts("", PLACE)
            .signed_off(on="2026-01-11", code="B", context="equipment=lafc", until="2026-01-31")
            .at("2026-02-02"),
            "authorised",
        ),
        (
            "any is asked, it holds nowhere",
            in_contexts("", PLACE).suspended(on="2026-02-01", code="B").at("2026-02-02"),
            "blocked",
        ),
    ),
)
def test_in_which_context(question: Question, state: str) -> None:
    assert question.state == state


ALL = CHAIN.signed_off(on="2026-01-10").signed_off(on="2026-01-10", code="B")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the last of the chain is missing: the first", ALL.at("2026-01-11"), "blocked"),
        ("the last of the chain is missing: the second", ALL.at("2026-01-11", code="B"), "blocked"),
        ("the chain is whole", ALL.signed_off(on="2026-01-10", code="C").at("2026-01-11"), "authorised"),
        (
            "the last is suspended",
            ALL.signed_off(on="2026-01-10", code="C").suspended(on="2026-02-01", code="C").at("2026-02-02"),
            "blocked",
        ),
        (
            "any is asked, each holds in a context of its own",
            CHAIN.signed_off(on="2026-01-10")
            .signed_off(on="2026-01-10", code="B", context=PLACE)
            .signed_off(on="2026-01-10", code="C", context="equipment=lafc")
            .at("2026-01-11"),
            "authorised",
        ),
    ),
)
def test_of_a_chain(question: Question, state: str) -> None:
    assert question.state == state


def test_names_what_blocks() -> None:
    standing = PAIR.signed_off(on="2026-01-10").at("2026-01-11").standing
    assert (standing.blocked_by, standing.recency_broken) == (("B",), False)
