"""What is counted for whom, which passes did not stand, and how long it took to be signed off."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from stillroom.competence.context import Context
from stillroom.competence.interval import Share
from stillroom.competence.statement import Kind, Outcome, Statement
from stillroom.competence.trends import DISAGREED, FAILED_SOON, REVOKED, Trends, trends

DAY_0 = datetime(2026, 1, 5, 12, tzinfo=UTC)
UNTIL = DAY_0 + timedelta(days=365)
_seq = count(1)


def stated(
    day: float,
    kind: str = Kind.OBSERVATION,
    *,
    person: str = "olive",
    author: str = "tom",
    outcome: str = "",
    method: str = "observation",
    about: str | None = None,
    context: str = "",
    id_: str = "",
) -> Statement:
    at, seq = DAY_0 + timedelta(days=day), next(_seq)
    return Statement(
        id_ or f"s{seq}",
        kind,
        person,
        author,
        at,
        at,
        seq,
        "AS06",
        context=Context.parse(context),
        method=method if kind == Kind.OBSERVATION else "",
        outcome=outcome,
        about=about,
    )


def passed(day: float, **more: str) -> Statement:
    return stated(day, outcome=Outcome.PASS, **more)  # type: ignore[arg-type]


def failed(day: float, **more: str) -> Statement:
    return stated(day, outcome=Outcome.FAIL, **more)  # type: ignore[arg-type]


def found(*statements: Statement, **more: dict[str, str]) -> Trends:
    return trends(statements, since=DAY_0, until=UNTIL, **more)


def why(result: Trends) -> list[str]:
    return [each.why for each in result.whole.overturned]


def test_a_decision_counts_for_the_competency_the_person_and_the_assessor() -> None:
    result = found(passed(0), failed(1), passed(2, author="ann"))
    assert result.by_assessor["tom"].pass_rate == Share(1, 2)
    assert result.by_assessor["ann"].pass_rate == Share(1, 1)
    assert result.by_person["olive"].pass_rate == result.by_competency["AS06"].pass_rate == Share(2, 3)


def test_what_lies_outside_the_time_is_not_counted() -> None:
    assert found(passed(-0.1), passed(365)).whole.decided == 0


@pytest.mark.parametrize(
    ("days_later", "author", "context", "overturned"),
    [
        (90, "ann", "", True),  # the last day
        (90.1, "ann", "", False),
        (1, "tom", "", False),  # the same assessor: she may have forgotten it again
        (0, "ann", "", False),  # at the same moment: neither is later
        (1, "ann", "equipment=isolator", True),
        (1, "ann", "equipment=lafc", False),
    ],
)
def test_a_fail_by_another_within_90_days_overturns_a_pass(
    days_later: float, author: str, context: str, overturned: bool
) -> None:
    result = found(passed(0, context="equipment=isolator"), failed(days_later, author=author, context=context))
    assert why(result) == ([FAILED_SOON] if overturned else [])


def test_a_fail_that_was_itself_revoked_overturns_nothing() -> None:
    fail = failed(1, author="ann", id_="f")
    assert why(found(passed(0), fail, stated(2, Kind.REVOCATION, about="f"))) == []


def test_a_revoked_pass_and_one_disagreed_with_did_not_stand() -> None:
    result = found(passed(0, id_="a"), passed(1, id_="b"), stated(9, Kind.REVOCATION, about="a"), disagreed={"b": "No"})
    assert why(result) == [REVOKED, DISAGREED]
    assert result.by_assessor["tom"].overturned_rate == Share(2, 2)


def test_records_of_one_human_are_counted_together() -> None:
    result = found(passed(0, author="tom2"), failed(1), canonical={"tom2": "tom"})
    assert result.by_assessor["tom"].decided == 2
    assert why(result) == []  # it was the same assessor


def test_from_the_first_observation_to_the_sign_off_is_counted_once() -> None:
    renewed = passed(190), stated(200, Kind.SIGN_OFF, author="una")
    result = found(failed(0), passed(10), stated(14, Kind.SIGN_OFF, author="una"), *renewed)
    assert result.by_assessor["tom"].days_to_sign_off == [14]
    assert "una" not in result.by_assessor


def test_a_sign_off_in_another_context_is_not_waited_for() -> None:
    result = found(
        passed(0, context="equipment=lafc"), stated(3, Kind.SIGN_OFF, context="equipment=isolator", author="una")
    )
    assert result.whole.days_to_sign_off == []


def test_a_laboratory_result_counts_when_it_is_read_and_for_no_assessor() -> None:
    sample = stated(0, outcome=Outcome.PENDING, method="broth", id_="b")
    result = found(sample, failed(100, method="broth", about="b", author="rita"), passed(101, method="finger_dab"))
    assert not result.by_assessor
    assert result.whole.pending == 0
    assert result.failures == {"broth": {date(2026, 4, 1): Share(1, 1)}, "finger_dab": {date(2026, 4, 1): Share(0, 1)}}


def test_a_sample_that_nobody_has_read_waits() -> None:
    assert found(stated(0, outcome=Outcome.PENDING, method="broth")).whole.pending == 1


def test_the_order_in_which_statements_come_does_not_matter() -> None:
    made = [passed(0), failed(30, author="ann"), stated(40, Kind.SIGN_OFF, author="una"), passed(50)]
    assert found(*made).whole == found(*reversed(made)).whole
