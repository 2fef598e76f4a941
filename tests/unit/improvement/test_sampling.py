"""The draw of decisions: how many, whose, and the same for everybody who repeats it."""

from datetime import date
from hashlib import sha256

import pytest

from stillroom.competence.sampling import Decision, SamplingRule, draw, seed

START = seed("RR8", date(2026, 7, 1))


def decisions(assessor: str, number: int) -> list[Decision]:
    return [Decision(f"{assessor}-{index}", assessor) for index in range(number)]


@pytest.mark.parametrize(
    ("made", "percent", "at_least", "drawn"),
    [(100, 5, 1, 5), (101, 5, 1, 6), (10, 5, 1, 1), (10, 5, 3, 3), (2, 5, 3, 2), (10, 0, 0, 0), (10, 100, 0, 10)],
)
def test_how_many_are_drawn(made: int, percent: int, at_least: int, drawn: int) -> None:
    found = draw(START, decisions("tom", made), SamplingRule(percent, at_least, 5))
    assert len(found["tom"]) == drawn


def test_a_new_assessor_is_looked_at_more() -> None:
    both = decisions("tom", 20) + decisions("new", 20)
    found = draw(START, both, SamplingRule(5, 1, 4), new={"new"})
    assert (len(found["tom"]), len(found["new"])) == (1, 4)


def test_anybody_can_repeat_it_with_nothing_but_sha256() -> None:
    made = decisions("tom", 30)
    by_hand = sorted((sha256(f"RR8 2026-07-01 {each.statement}".encode()).hexdigest(), each.statement) for each in made)
    assert draw(START, reversed(made), SamplingRule(10, 1, 1))["tom"] == tuple(id_ for _, id_ in by_hand[:3])


def test_the_seed_names_the_place_the_day_and_the_end_of_the_chain() -> None:
    assert seed("RR8", date(2026, 7, 1), "9f86d081884c7d659a2f") == "RR8 2026-07-01 9f86d081884c7d65"


def test_another_quarter_draws_others() -> None:
    made, rule = decisions("tom", 50), SamplingRule(10, 1, 1)
    assert draw(START, made, rule) != draw(seed("RR8", date(2026, 10, 1)), made, rule)
