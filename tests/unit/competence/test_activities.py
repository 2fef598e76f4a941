"""Where a competency asks for so many activities in so many days, too few of them block it.

What is done on a day counts on that day and on `activity_days` days after it; so does the sign-off itself.
"""

from datetime import timedelta

import pytest

from stillroom.competence.context import ANY
from stillroom.competence.readiness import timeline
from tests.unit.competence.story import Question, competency, story, story_of, table

# Three in 30 days. Signed on 10 January 2026: 9 February is the last day on which that alone will do.
SIGNED = story(activities=(3, 30)).signed_off(on="2026-01-10")
THREE = SIGNED.did(on="2026-01-20", times=2, name="two").did(on="2026-01-25", name="one")
ISOLATOR = story(activities=(2, 30)).signed_off(on="2026-01-10", context="equipment=isolator")
SPRING = story(activities=(1, 30)).signed_off(on="2026-01-10").did(on="2026-03-01")  # the clocks go on, on 29 March
RETURN = {"method": "return_assessment"}


@pytest.mark.parametrize(
    ("question", "state"),
    table(
        ("none, the last day of the sign-off's own", SIGNED.at("2026-02-09 23:59:59"), "authorised"),
        ("none, from the day after", SIGNED.at("2026-02-10 00:00:00"), "blocked"),
        ("exactly as many", THREE.at("2026-02-10 00:00:00"), "authorised"),
        (
            "one fewer",
            SIGNED.did(on="2026-01-20", times=2).at("2026-02-10 00:00:00"),
            "blocked",
        ),
        ("the last day on which the first counts", THREE.at("2026-02-19 23:59:59"), "authorised"),
        ("the day after it", THREE.at("2026-02-20 00:00:00"), "blocked"),
        (
            "on the day of the sign-off",
            SIGNED.did(on="2026-01-10 18:00", times=3).at("2026-02-09 23:59:59"),
            "authorised",
        ),
        (
            "more on the day it fell short",
            THREE.did(on="2026-02-20 09:00", times=2).at("2026-02-20 08:59:59"),
            "blocked",
        ),
        ("from their moment on", THREE.did(on="2026-02-20 09:00", times=2).at("2026-02-20 09:00:00"), "authorised"),
        ("one revoked: from the revocation on", THREE.revoked("one", on="2026-02-12").at("2026-02-13"), "blocked"),
        ("one revoked: before it", THREE.revoked("one", on="2026-02-12").at("2026-02-11"), "authorised"),
        (
            "one revoked after it had ceased to count",
            THREE.did(on="2026-02-15", times=3).revoked("two", on="2026-03-01").at("2026-03-02"),
            "authorised",
        ),
        ("signed off anew", SIGNED.signed_off(on="2026-02-20").at("2026-03-22 23:59:59"), "authorised"),
        ("signed off anew, and the day after", SIGNED.signed_off(on="2026-02-20").at("2026-03-23 00:00:00"), "blocked"),
        (
            "a return assessment passed",
            SIGNED.observed("pass", on="2026-02-20", **RETURN).at("2026-02-21"),
            "authorised",
        ),
        (
            "a return assessment passed, while it counts",
            SIGNED.observed("pass", on="2026-02-20", **RETURN).at("2026-03-22 23:59:59"),
            "authorised",
        ),
        (
            "a return assessment passed, the day after",
            SIGNED.observed("pass", on="2026-02-20", **RETURN).at("2026-03-23 00:00:00"),
            "blocked",
        ),
        ("a return assessment failed", SIGNED.observed("fail", on="2026-02-20", **RETURN).at("2026-02-21"), "blocked"),
        (
            "a return assessment pending",
            SIGNED.observed("pending", on="2026-02-20", name="s", **RETURN).at("2026-02-21"),
            "blocked",
        ),
        (
            "a return assessment read as a pass",
            SIGNED.observed("pending", on="2026-02-20", name="s", **RETURN)
            .read("pass", of="s", on="2026-02-22")
            .at("2026-02-23"),
            "authorised",
        ),
        ("in summer time, the last day", SPRING.at("2026-03-31 23:59:59"), "authorised"),
        ("in summer time, the day after", SPRING.at("2026-04-01 00:00:00"), "blocked"),
        ("not asked for", story().signed_off(on="2026-01-10").at("2027-01-10"), "authorised"),
        ("before a sign-off", story(activities=(3, 30)).did(on="2026-01-20").at("2027-01-10"), "not_started"),
        (
            "done before the sign-off",
            story(activities=(1, 30)).did(on="2026-01-09").signed_off(on="2026-01-10").at("2026-02-10"),
            "blocked",
        ),
        ("suspended comes first", SIGNED.suspended(on="2026-02-12").at("2026-02-13"), "suspended"),
        (
            "in the sign-off's context",
            ISOLATOR.did(on="2026-01-20", times=2, context="equipment=isolator; facility=ms").at("2026-02-10"),
            "authorised",
        ),
        (
            "in another context",
            ISOLATOR.did(on="2026-01-20", times=2, context="equipment=lafc").at("2026-02-10"),
            "blocked",
        ),
        ("in no context", ISOLATOR.did(on="2026-01-20", times=2).at("2026-02-10"), "blocked"),
    ),
)
def test_how_many(question: Question, state: str) -> None:
    assert question.state == state


TWO_PLACES = ISOLATOR.signed_off(on="2026-01-10", context="equipment=lafc").did(
    on="2026-01-20", times=2, context="equipment=lafc"
)


def test_each_context_has_its_own_count() -> None:
    assert TWO_PLACES.at("2026-02-10", context="equipment=lafc").state == "authorised"
    assert TWO_PLACES.at("2026-02-10", context="equipment=isolator").state == "blocked"


def test_says_that_recency_is_broken_and_rests_on_the_sign_off_alone() -> None:
    standing = SIGNED.at("2026-02-10").standing
    assert standing.recency_broken
    assert len(standing.because) == 1


def test_too_few_in_a_required_competency_block_what_requires_it() -> None:
    pair = story_of(competency("A", requires=("B",)), competency("B", activities=(1, 30)))
    told = pair.signed_off(on="2026-01-10").signed_off(on="2026-01-10", code="B")
    assert told.at("2026-02-09 23:59:59").state == "authorised"
    assert told.at("2026-02-10 00:00:00").state == "blocked"


def test_the_timeline_of_a_long_logbook_has_no_more_intervals_than_changes() -> None:
    told = SIGNED
    for day in range(300):
        told = told.did(on=f"{(SIGNED.statements[0].occurred_at + timedelta(days=day)).date()}")
    intervals = timeline(told.history(), told.code, ANY)
    assert [interval.standing.state for interval in intervals] == ["not_started", "authorised", "blocked"]
