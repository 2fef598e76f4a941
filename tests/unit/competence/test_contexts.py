"""A sign-off satisfies a requirement when it names every key of it with the same value; the latest such governs."""

import pytest

from tests.unit.competence.story import Question, story, table

ISOLATOR = story().signed_off(on="2026-01-10", context="equipment=isolator")
BOTH = story().signed_off(on="2026-01-10", context="equipment=isolator; facility=ms")
ANYWHERE = story().signed_off(on="2026-01-10")


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("the same context", ISOLATOR.at("2026-02-01", context="equipment=isolator"), "authorised"),
        ("more keys than asked", BOTH.at("2026-02-01", context="equipment=isolator"), "authorised"),
        (
            "both keys asked, written the other way",
            BOTH.at("2026-02-01", context="facility=ms; equipment=isolator"),
            "authorised",
        ),
        ("fewer keys than asked", ISOLATOR.at("2026-02-01", context="equipment=isolator; facility=ms"), "not_started"),
        ("another value", ISOLATOR.at("2026-02-01", context="equipment=lafc"), "not_started"),
        ("another key", ISOLATOR.at("2026-02-01", context="facility=ms"), "not_started"),
        ("any context is asked", ISOLATOR.at("2026-02-01"), "authorised"),
        ("none is named, one is asked", ANYWHERE.at("2026-02-01", context="equipment=isolator"), "not_started"),
        ("none is named, none is asked", ANYWHERE.at("2026-02-01"), "authorised"),
    ),
)
def test_of_a_sign_off(question: Question, state: str) -> None:
    assert question.state == state


TWO = (
    story()
    .signed_off(on="2026-01-10", until="2026-12-31", context="equipment=isolator", name="isolator")
    .signed_off(on="2026-02-10", until="2026-06-30", context="equipment=lafc", name="lafc")
)


@pytest.mark.parametrize(
    ("question", "state", "because"),
    table(
        (
            "each governs in its own context",
            TWO.at("2026-03-01", context="equipment=isolator"),
            "authorised",
            "isolator",
        ),
        ("the other in its own", TWO.at("2026-03-01", context="equipment=lafc"), "authorised", "lafc"),
        ("asked for any, the latest governs", TWO.at("2026-03-01"), "authorised", "lafc"),
        ("before the second, the first", TWO.at("2026-02-01"), "authorised", "isolator"),
        ("the one lapses", TWO.at("2026-07-01", context="equipment=lafc"), "lapsed", "lafc"),
        ("the other does not", TWO.at("2026-07-01", context="equipment=isolator"), "authorised", "isolator"),
        ("the latest governs, even when it ends first", TWO.at("2026-07-01"), "lapsed", "lafc"),
        (
            "the latest revoked, the one before governs",
            TWO.revoked("lafc", on="2026-03-01").at("2026-03-02"),
            "authorised",
            "isolator",
        ),
        (
            "the latest by when it was signed, not by when it was entered",
            story()
            .signed_off(on="2026-02-10", name="newer")
            .signed_off(on="2026-01-10", recorded="2026-02-20", name="older")
            .at("2026-03-01"),
            "authorised",
            "newer",
        ),
    ),
)
def test_among_several_the_latest_governs(question: Question, state: str, because: str) -> None:
    assert (question.standing.state, question.standing.because) == (state, (because,))


TRAINED = (
    story("observation*2")
    .observed("pass", on="2026-01-05", context="equipment=isolator; facility=ms")
    .observed("pass", on="2026-01-06", context="equipment=isolator")
    .observed("pass", on="2026-01-07", context="equipment=lafc")
)


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        (
            "evidence in that context or a fuller one",
            TRAINED.at("2026-02-01", context="equipment=isolator"),
            "ready_to_sign",
        ),
        (
            "evidence in another context does not count",
            TRAINED.at("2026-02-01", context="equipment=lafc"),
            "in_training",
        ),
        (
            "evidence that leaves a key out does not count",
            TRAINED.at("2026-02-01", context="facility=ms"),
            "in_training",
        ),
        ("evidence for a context nobody observed", TRAINED.at("2026-02-01", context="facility=qc"), "not_started"),
        ("asked for any, all counts", TRAINED.at("2026-02-01"), "ready_to_sign"),
    ),
)
def test_of_the_evidence(question: Question, state: str) -> None:
    assert question.state == state
