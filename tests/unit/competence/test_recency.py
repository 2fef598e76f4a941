"""An absence longer than the competency's recency blocks it until a return assessment passes."""

import pytest

from tests.unit.competence.story import Question, competency, story, story_of, table

# 90 days from 1 February 2026 end with 1 May; the 91st is 2 May.
SIGNED = story(recency=90).signed_off(on="2026-01-10", context="equipment=isolator")
EXACTLY = SIGNED.absent(on="2026-02-01", until="2026-05-01")
LONGER = SIGNED.absent(on="2026-02-01", until="2026-05-02", name="leave")
OPEN = SIGNED.absent(on="2026-02-01")
JOINED = SIGNED.absent(on="2026-02-01", until="2026-03-31").absent(on="2026-04-01", until="2026-05-02")
APART = SIGNED.absent(on="2026-02-01", until="2026-03-31").absent(on="2026-04-02", until="2026-05-10")
AT_LIMIT = (
    story(recency=59)
    .signed_off(on="2026-01-10")
    .absent(on="2026-02-01", until="2026-03-31")
    .absent(on="2026-04-01 09:00")
)
RETURN = {"method": "return_assessment", "context": "equipment=isolator"}
PENDING = LONGER.observed("pending", on="2026-05-10", name="sample", **RETURN)


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        (
            "over before the first sign-off",
            story(recency=90).absent(on="2025-02-01", until="2025-12-31").signed_off(on="2026-01-10").at("2026-02-01"),
            "authorised",
        ),
        (
            "over on the day of the first sign-off",
            story(recency=90).absent(on="2025-02-01", until="2026-01-10").signed_off(on="2026-01-10").at("2026-02-01"),
            "blocked",
        ),
        ("exactly as long: after it", EXACTLY.at("2026-05-05"), "authorised"),
        ("one day longer: its 90th day", LONGER.at("2026-05-01 23:59:59"), "authorised"),
        ("one day longer: from its 91st day", LONGER.at("2026-05-02 00:00:00"), "blocked"),
        ("one day longer: long after it", LONGER.at("2027-05-02"), "blocked"),
        ("without an end: its 90th day", OPEN.at("2026-05-01 23:59:59"), "authorised"),
        ("without an end: from its 91st day", OPEN.at("2026-05-02 00:00:00"), "blocked"),
        ("two that follow each other are one", JOINED.at("2026-05-02 00:00:00"), "blocked"),
        (
            "two that overlap are one",
            SIGNED.absent(on="2026-02-01", until="2026-04-15")
            .absent(on="2026-04-01", until="2026-05-02")
            .at("2026-05-03"),
            "blocked",
        ),
        (
            "one within another does not shorten it",
            LONGER.absent(on="2026-03-01", until="2026-03-05").at("2026-05-03"),
            "blocked",
        ),
        ("two with a day of work between are two", APART.at("2026-05-11"), "authorised"),
        (
            "two that follow each other, at the limit: until the second begins",
            AT_LIMIT.at("2026-04-01 08:59:59"),
            "authorised",
        ),
        ("two that follow each other, at the limit: from its beginning", AT_LIMIT.at("2026-04-01 09:00:00"), "blocked"),
        ("revoked", LONGER.revoked("leave", on="2026-05-05").at("2026-05-06"), "authorised"),
        (
            "no recency is asked",
            story().signed_off(on="2026-01-10").absent(on="2026-02-01").at("2027-05-02"),
            "authorised",
        ),
        ("from this competency only", SIGNED.absent(on="2026-02-01", code="AS05").at("2026-05-02"), "blocked"),
        ("from another competency", SIGNED.absent(on="2026-02-01", code="AS06").at("2026-05-02"), "authorised"),
        (
            "someone not signed off is not blocked",
            story(recency=90).absent(on="2026-02-01").at("2026-05-02"),
            "not_started",
        ),
    ),
)
def test_how_long(question: Question, state: str) -> None:
    assert question.state == state


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        (
            "the moment before",
            LONGER.observed("pass", on="2026-05-10 09:00", **RETURN).at("2026-05-10 08:59:59"),
            "blocked",
        ),
        (
            "from its moment on",
            LONGER.observed("pass", on="2026-05-10 09:00", **RETURN).at("2026-05-10 09:00:00"),
            "authorised",
        ),
        ("failed", LONGER.observed("fail", on="2026-05-10", **RETURN).at("2026-05-11"), "blocked"),
        (
            "failed, then passed",
            LONGER.observed("fail", on="2026-05-10", **RETURN)
            .observed("pass", on="2026-05-12", **RETURN)
            .at("2026-05-13"),
            "authorised",
        ),
        ("pending", PENDING.at("2026-05-11"), "blocked"),
        (
            "pending, read as a pass: before the reading",
            PENDING.read("pass", of="sample", on="2026-05-20").at("2026-05-19"),
            "blocked",
        ),
        ("pending, read as a pass", PENDING.read("pass", of="sample", on="2026-05-20").at("2026-05-21"), "authorised"),
        ("pending, read as a fail", PENDING.read("fail", of="sample", on="2026-05-20").at("2026-05-21"), "blocked"),
        (
            "revoked",
            LONGER.observed("pass", on="2026-05-10", name="r", **RETURN).revoked("r", on="2026-05-12").at("2026-05-13"),
            "blocked",
        ),
        (
            "before the absence",
            SIGNED.observed("pass", on="2026-01-20", **RETURN)
            .absent(on="2026-02-01", until="2026-05-02")
            .at("2026-05-03"),
            "blocked",
        ),
        (
            "another method",
            LONGER.observed("pass", on="2026-05-10", context="equipment=isolator").at("2026-05-11"),
            "blocked",
        ),
        (
            "in another context",
            LONGER.observed("pass", method="return_assessment", on="2026-05-10", context="equipment=lafc").at(
                "2026-05-11"
            ),
            "blocked",
        ),
        (
            "a later absence needs its own",
            LONGER.observed("pass", on="2026-05-10", **RETURN).absent(on="2026-06-01").at("2026-09-01"),
            "blocked",
        ),
        (
            "a sign-off does not replace it",
            LONGER.signed_off(on="2026-05-10", context="equipment=isolator").at("2026-05-11"),
            "blocked",
        ),
    ),
)
def test_until_a_return_assessment(question: Question, state: str) -> None:
    assert question.state == state


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        (
            "back early enough",
            LONGER.back(on="2026-03-02", until="2026-03-01", about="leave").at("2026-06-01"),
            "authorised",
        ),
        (
            "back early, but too late",
            LONGER.back(on="2026-05-12", until="2026-05-02", about="leave").at("2026-06-01"),
            "blocked",
        ),
        (
            "known to be too long until it was changed",
            LONGER.back(on="2026-05-12", until="2026-05-01", about="leave").at("2026-05-11"),
            "blocked",
        ),
        (
            "away for longer",
            EXACTLY.absent(on="2026-02-02", until="2026-05-01", name="more")
            .back(on="2026-04-20", until="2026-05-02", about="more")
            .at("2026-05-03"),
            "blocked",
        ),
        (
            "the change revoked",
            LONGER.back(on="2026-03-02", until="2026-03-01", about="leave", name="change")
            .revoked("change", on="2026-03-05")
            .at("2026-05-03"),
            "blocked",
        ),
        (
            "changed twice: the later counts",
            LONGER.back(on="2026-03-02", until="2026-03-01", about="leave")
            .back(on="2026-03-03", until="2026-05-30", about="leave")
            .at("2026-05-03"),
            "blocked",
        ),
    ),
)
def test_with_another_last_day(question: Question, state: str) -> None:
    assert question.state == state


def test_names_the_absences() -> None:
    standing = LONGER.at("2026-05-03").standing
    assert standing.recency_broken
    assert "leave" in standing.because


def test_a_required_competency_whose_recency_is_broken_blocks_what_requires_it() -> None:
    pair = story_of(competency("A", requires=("B",)), competency("B", recency=90))
    told = pair.signed_off(on="2026-01-10").signed_off(on="2026-01-10", code="B").absent(on="2026-02-01")
    assert told.at("2026-05-01 23:59:59").state == "authorised"
    assert told.at("2026-05-02 00:00:00").state == "blocked"
