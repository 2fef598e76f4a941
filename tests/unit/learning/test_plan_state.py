"""The states of a plan: every move that is listed, and every one that is not."""

from itertools import product

import pytest

from stillroom.apps.plans.presenters.learning_plan import DONE
from stillroom.competence.plan_state import MOVES, IllegalMove, PlanState, Side, move_named, moves_from

LEGAL = {(move.name, move.source, side) for move in MOVES for side in move.sides}
EVERY = set(product({move.name for move in MOVES}, PlanState, Side))


@pytest.mark.parametrize(("name", "source", "side"), sorted(LEGAL))
def test_a_listed_move_is_made(name: str, source: PlanState, side: Side) -> None:
    assert move_named(name, source, {side}, "a reason", 0).source is source


@pytest.mark.parametrize(("name", "source", "side"), sorted(EVERY - LEGAL))
def test_any_other_is_refused(name: str, source: PlanState, side: Side) -> None:
    with pytest.raises(IllegalMove):
        move_named(name, source, {side}, "a reason", 0)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.name)
def test_nobody_else_moves_it(move: object) -> None:
    assert not moves_from(move.source, ())  # type: ignore[attr-defined]
    with pytest.raises(IllegalMove):
        move_named(move.name, move.source, (), "a reason", 0)  # type: ignore[attr-defined]


def test_it_is_sent_back_and_opened_again_with_a_reason_only() -> None:
    assert {move.name for move in MOVES if move.needs_reason} == {"send_back", "reopen"}
    with pytest.raises(IllegalMove, match="Give the reason"):
        move_named("send_back", PlanState.IN_REVIEW, {Side.REVIEWER}, "  ", 0)


@pytest.mark.parametrize(("gaps", "words"), [(1, "1 gap is still open"), (3, "3 gaps are still open")])
def test_it_completes_only_when_no_gap_is_left(gaps: int, words: str) -> None:
    with pytest.raises(IllegalMove, match=words):
        move_named("complete", PlanState.ACTIVE, {Side.REVIEWER}, "", gaps)


def test_a_complete_plan_stays_complete() -> None:
    assert not moves_from(PlanState.COMPLETE, Side)


def test_every_state_is_reached_from_a_draft() -> None:
    reached = {PlanState.DRAFT}
    for _ in PlanState:
        reached |= {move.target for move in MOVES if move.source in reached}
    assert reached == set(PlanState)


def test_every_move_has_its_words_in_the_history() -> None:
    assert DONE.keys() == {"open", *(move.name for move in MOVES)}
