"""Two assessors, a third where they differ, somebody else on appeal; and what “met” credits."""

import itertools

import pytest

from stillroom.competence.prior_learning import (
    Decision,
    Outcome,
    Stage,
    may_decide,
    methods_credited,
    standing,
)
from stillroom.competence.scheme import Scheme

MET, PARTLY, NOT = Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET


def decided(*outcomes: Outcome, appeal: Outcome | None = None) -> list[Decision]:
    found = [Decision(f"assessor {n}", outcome) for n, outcome in enumerate(outcomes)]
    return [*found, Decision("another", appeal, on_appeal=True)] if appeal else found


@pytest.mark.parametrize(
    ("decisions", "appealed", "stage", "outcome"),
    [
        ([], False, Stage.FIRST, None),
        (decided(MET), False, Stage.SECOND, None),
        (decided(MET, MET), False, Stage.DECIDED, MET),
        (decided(MET, NOT), False, Stage.THIRD, None),
        (decided(MET, NOT, MET), False, Stage.DECIDED, MET),
        (decided(MET, NOT, PARTLY), False, Stage.DECIDED, PARTLY),
        (decided(PARTLY, MET, NOT), False, Stage.DECIDED, PARTLY),
        (decided(NOT, NOT), True, Stage.APPEALED, NOT),
        (decided(NOT, NOT, appeal=MET), True, Stage.FINAL, MET),
    ],
)
def test_where_it_stands(decisions: list[Decision], appealed: bool, stage: Stage, outcome: Outcome | None) -> None:
    found = standing(decisions, appealed=appealed)
    assert (found.stage, found.outcome) == (stage, outcome)


def test_the_order_of_three_does_not_matter() -> None:
    for outcomes in itertools.product(Outcome, repeat=3):
        if outcomes[0] == outcomes[1]:
            continue
        found = {
            standing(decided(*order), appealed=False).outcome
            for order in itertools.permutations(outcomes)
            if order[0] != order[1]
        }
        assert len(found) == 1


def test_nobody_decides_twice_nor_what_is_decided() -> None:
    assert not may_decide("assessor 0", decided(MET), appealed=False)
    assert may_decide("somebody", decided(MET), appealed=False)
    assert not may_decide("somebody", decided(MET, MET), appealed=False)
    assert not may_decide("assessor 0", decided(NOT, NOT), appealed=True)
    assert may_decide("somebody", decided(NOT, NOT), appealed=True)


@pytest.mark.parametrize(
    ("scheme", "credited"),
    [
        ("knowledge*2; observation*3 consecutive", ("knowledge",)),
        ("viva*1; case_based_discussion*1; broth*3", ("viva", "case_based_discussion")),
        ("observation*3; log_review*1; external_accreditation*1", ()),
        ("a_method_of_their_own*1", ()),
    ],
)
def test_only_knowledge_is_credited(scheme: str, credited: tuple[str, ...]) -> None:
    assert methods_credited(Scheme.parse(scheme)) == credited
