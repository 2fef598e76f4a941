"""Individuals give the textbook's mean and spread, and stay who they are from one scenario to the next."""

import numpy as np
import pytest
from numpy.typing import NDArray

from stillroom.planning.projection.expected import expected_counts
from stillroom.planning.projection.individuals import Drawn, simulate
from stillroom.planning.projection.people import Entries, Start
from stillroom.planning.projection.transitions import LEAVES, Transitions

STEPS, AGES, PEOPLE = 12, 60, 2_000
DRAWS = range(400)


def law(leave: float = 0.1, move: float = 0.05, tenures: int = 1) -> Transitions:
    """Two cells; one leaves either, and moves from the first to the second. Newcomers leave twice as often."""
    chance = np.zeros((2, tenures, AGES, 2))
    chance[..., 0] = leave
    chance[0, ..., 1] = move
    if tenures > 1:
        chance[:, 0, :, 0] *= 2
    destination = np.array([[LEAVES, 1], [LEAVES, LEAVES]])
    return Transitions(chance, destination, np.array([False, False]), tuple(range(tenures)))


def start(cell: int = 0) -> Start:
    return Start(np.full(PEOPLE, cell), np.arange(PEOPLE) % 40, np.zeros(PEOPLE, np.int64))


def entries(each: float = 0.0, *, exact: bool = False) -> Entries:
    return Entries(np.full(STEPS, each), np.array([0.7, 0.3]), 0, 20, exact)


def mean_is(drawn: NDArray[np.int64], expected: NDArray[np.float64]) -> None:
    error = drawn.std(axis=0, ddof=1) / np.sqrt(len(drawn))
    assert np.all(np.abs(drawn.mean(axis=0) - expected) < 4 * error + 1e-9)


class TestTextbook:
    def test_those_who_only_leave_are_binomial(self) -> None:
        found = simulate(law(), start(1), entries(), seed=1, draws=DRAWS).counts[:, :, 1]
        left = 0.9 ** np.arange(1, STEPS + 1)
        mean_is(found, PEOPLE * left)
        spread = np.sqrt(PEOPLE * left * (1 - left))
        assert found.std(axis=0, ddof=1) == pytest.approx(spread, rel=0.12)

    def test_a_steady_inflow_settles_where_as_many_enter_as_leave(self) -> None:
        nobody = Start(*(np.zeros(0, np.int64) for _ in range(3)))
        steady = Entries(np.full(60, 50.0), np.array([0.0, 1.0]), 0, 1)
        found = simulate(law(leave=0.25), nobody, steady, seed=2, draws=DRAWS).counts[:, -1, 1]
        # A Poisson inflow thinned by leaving is Poisson: mean and variance 50 / 0.25.
        assert found.mean() == pytest.approx(200, abs=4 * np.sqrt(200 / len(DRAWS)))
        assert found.var(ddof=1) == pytest.approx(200, rel=0.25)

    @pytest.mark.parametrize("tenures", [1, 3])
    def test_the_mean_is_that_of_the_recursion(self, tenures: int) -> None:
        model, entering = law(tenures=tenures), entries(40.0)
        found = simulate(model, start(), entering, seed=3, draws=DRAWS).counts
        expected = expected_counts(model, start(), entering)
        for cell in (0, 1):
            mean_is(found[:, :, cell], expected[:, cell])

    def test_the_recursion_is_a_markov_chain_by_hand(self) -> None:
        found = expected_counts(law(), start(), entries())
        matrix = np.array([[1 - 0.1 - 0.05, 0.05], [0.0, 1 - 0.1]])
        by_hand = np.array([PEOPLE, 0]) @ np.array([np.linalg.matrix_power(matrix, n) for n in range(1, STEPS + 1)])
        assert found == pytest.approx(by_hand, rel=1e-12)


class TestSamePeople:
    def drawn(self, model: Transitions, entering: Entries, **how: int) -> Drawn:
        return simulate(model, start(), entering, seed=4, draws=range(20), **how)

    def test_a_scenario_that_changes_nothing_differs_by_exactly_zero(self) -> None:
        one, other = self.drawn(law(), entries(40.0)), self.drawn(law(), entries(40.0))
        assert np.array_equal(one.counts, other.counts)

    def test_so_it_does_for_any_number_of_threads_and_any_choice_of_draws(self) -> None:
        alone = self.drawn(law(), entries(40.0))
        assert np.array_equal(self.drawn(law(), entries(40.0), threads=3).counts, alone.counts)
        some = simulate(law(), start(), entries(40.0), seed=4, draws=[7, 3])
        assert np.array_equal(some.counts, alone.counts[[7, 3]])

    def test_ten_more_places_add_at_most_ten_people_a_step_and_change_nobody_else(self) -> None:
        before = self.drawn(law(), entries(40.0, exact=True)).counts.sum(axis=2)
        after = self.drawn(law(), entries(50.0, exact=True)).counts.sum(axis=2)
        added = after - before
        assert added.min() >= 0
        assert np.all(added <= 10 * np.arange(1, STEPS + 1))
        assert np.all(added[:, 0] == 10)

    def test_leaving_less_only_keeps_people(self) -> None:
        more, fewer = self.drawn(law(0.08), entries(40.0)).counts, self.drawn(law(0.1), entries(40.0)).counts
        assert (more.sum(axis=2) - fewer.sum(axis=2)).min() >= 0
        assert more.sum() > fewer.sum()

    def test_the_effect_is_known_far_better_than_from_separate_numbers(self) -> None:
        def effect(seed: int) -> NDArray[np.int64]:
            one = simulate(law(0.095), start(), entries(40.0), seed=seed, draws=DRAWS).counts[:, -1].sum(axis=1)
            other = simulate(law(0.1), start(), entries(40.0), seed=5, draws=DRAWS).counts[:, -1].sum(axis=1)
            return one - other

        assert effect(5).var() * 5 < effect(6).var()
