"""When the gaps cannot be closed, the limit that must give way is named, with how far."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from stillroom.planning.projection.commissioning.commission import About, Draws, commission
from stillroom.planning.projection.commissioning.effects import Effects, SupervisionCheck
from stillroom.planning.projection.commissioning.question import Equity, Option, Question, Target
from stillroom.planning.projection.commissioning.result import CannotHold, CommissioningResult

START, END, ON = date(2026, 9, 1), date(2028, 9, 1), date(2030, 3, 31)
OPTION = Option("PTPT", "North", START, END, 1000.0)
SOUTH = replace(OPTION, region="South")
TARGETS = [Target("Technicians in North", "North", ON)]
GAP, ONE = np.full((20, 1), 10.0), np.ones((20, 1, 1))


def asked(question: Question, effects: Effects) -> CommissioningResult:
    found = commission(question, Draws(effects), About("x"))
    assert not found.is_feasible
    assert not found.places
    return found


def limit(found: CommissioningResult, name: str) -> CannotHold:
    return next(each for each in found.cannot_hold if each.limit == name)


def test_the_budget_is_too_small_by_so_much() -> None:
    found = asked(Question([OPTION], TARGETS, 1.0, budget=7500.0), Effects(GAP, ONE))
    assert limit(found, "budget").amount == pytest.approx(2500)
    assert "The budget of £7,500 is too small by £2,500" in limit(found, "budget").sentence
    assert limit(found, "gap").amount == pytest.approx(2.5)


def test_with_this_budget_fewer_draws_are_closed() -> None:
    gap = np.arange(1.0, 101.0)[:, None]
    found = asked(Question([OPTION], TARGETS, 0.9, budget=62_000.0), Effects(gap, np.ones((100, 1, 1))))
    assert limit(found, "certainty").amount == pytest.approx(0.9 - 0.62, abs=0.015)


def test_too_few_places_are_on_offer() -> None:
    found = asked(Question([replace(OPTION, most=6.0)], TARGETS, 1.0), Effects(GAP, ONE))
    assert limit(found, "places on offer").amount == pytest.approx(4)


def test_nobody_qualifies_in_time() -> None:
    late = replace(OPTION, starts=date(2029, 9, 1), qualifies=date(2031, 9, 1))
    found = asked(Question([late], TARGETS, 1.0), Effects(GAP, np.zeros((20, 1, 1))))
    assert "qualify in September 2031" in limit(found, "time").sentence
    assert [each.starts for each in found.too_late] == [date(2029, 9, 1)]


def test_too_few_supervisors() -> None:
    check = SupervisionCheck("North", date(2027, 3, 31))
    effects = Effects(GAP, ONE, [check], np.full((20, 1), -4.0), ONE)
    found = asked(Question([OPTION], TARGETS, 1.0), effects)
    assert limit(found, "supervision").amount == pytest.approx(6)
    assert "in North in March 2027" in limit(found, "supervision").sentence


def test_equity_beyond_what_the_budget_allows() -> None:
    """£12,000: 10 places for North leave 2 for as large a South: a fifth."""
    equity = Equity({"North": 100.0, "South": 100.0}, 0.9)
    closes = np.concatenate([ONE, np.zeros((20, 1, 1))], axis=2)
    found = asked(Question([OPTION, SOUTH], TARGETS, 1.0, budget=12_000.0, per_head=equity), Effects(GAP, closes))
    assert limit(found, "equity per head").amount == pytest.approx(0.7, abs=0.01)
    assert limit(found, "budget").amount == pytest.approx(7000)


def test_more_than_one_limit_must_give_way() -> None:
    question = Question([replace(OPTION, most=6.0)], TARGETS, 1.0, budget=5000.0)
    assert "more than one must give way" in limit(asked(question, Effects(GAP, ONE)), "gap").sentence


def test_limits_that_contradict_each_other_whatever_the_gaps() -> None:
    found = asked(Question([replace(OPTION, least=9.0)], TARGETS, 1.0, budget=5000.0), Effects(GAP, ONE))
    assert "contradict" in found.findings[-1]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: replace(OPTION, price=-1.0), "must be 0 or more"),
        (lambda: replace(OPTION, least=3.0, most=2.0), "cannot be between"),
        (lambda: replace(OPTION, qualifies=START), "nobody qualifies"),
        (lambda: Question([], TARGETS), "which places are on offer"),
        (lambda: Question([OPTION], TARGETS, 1.2), "at most 1"),
        (lambda: Question([OPTION], TARGETS, budget=-1.0), "budget"),
        (lambda: Question([OPTION, SOUTH], TARGETS, per_head=Equity({"North": 9.0}, 0.5)), "South"),
        (lambda: Equity({"North": 0.0}, 0.5), "to share among"),
        (lambda: Equity({"North": 1.0}, 1.5), "from 0 to 1"),
    ],
)
def test_what_cannot_be_asked(make: Callable[[], object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()
