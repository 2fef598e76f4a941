"""How many enter and how many posts each pool gives: whole numbers, right on average, the same for the same key."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from stillroom.planning.projection import arrays
from stillroom.planning.projection.fillings import Filling, Pool, quotas
from stillroom.planning.projection.intakes import Intake, sizes
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.kernels.numbers import uniforms_of
from stillroom.planning.projection.kernels.overload import feedback
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.space import Space
from stillroom.planning.projection.supervision import Supervision
from stillroom.planning.projection.transitions import LEAVES

EVERYWHERE = np.full(3, 1 / 3)
INTO = np.array([2, 2, LEAVES])


def filling(number: float, key: int = 1, outside: bool = True) -> Filling:
    pools = [Pool(np.array([0]), 0.5), Pool(np.array([1]), 0.3 if outside else 0.5)]
    return Filling(key, 6, number, pools, INTO, EVERYWHERE if outside else None)


def intake(expected: float, key: int = 1, *, exact: bool = False) -> Intake:
    return Intake(key, 6, expected, EVERYWHERE, 2, 20, exact)


class TestIntakes:
    def test_they_are_poisson_at_their_keyed_place(self) -> None:
        intakes = [intake(mean, key) for key, mean in enumerate((0.0, 0.2, 3.7, 40.0, 1500.0), 1)]
        for draw in range(50):
            places = uniforms_of(np.arange(1, 6), stream=2, seed=7, draw=draw)
            by_hand = [stats.poisson.ppf(place, each.expected) for place, each in zip(places, intakes, strict=True)]
            assert sizes(intakes, seed=7, draw=draw).tolist() == by_hand

    def test_places_that_are_exact_are_as_many_as_said(self) -> None:
        assert sizes([intake(12.0, exact=True), intake(3.0, 2)], seed=1, draw=1)[0] == 12

    def test_expecting_more_never_gives_fewer(self) -> None:
        found = [sizes([intake(mean)], seed=3, draw=4)[0] for mean in np.linspace(0, 30, 40)]
        assert found == sorted(found)

    @pytest.mark.parametrize("key", [0, 2**31])
    def test_keys_leave_room_for_those_of_fillings(self, key: int) -> None:
        with pytest.raises(ValueError, match="its key from 1 to 2147483647"):
            intake(1.0, key)


class TestQuotas:
    def test_together_they_are_the_number(self) -> None:
        for draw in range(30):
            assert quotas([filling(17.0), filling(9.0, 2, outside=False)], seed=1, draw=draw).tolist()[3:] in (
                [4, 5, 0], [5, 4, 0],
            )  # fmt: skip
            assert quotas([filling(17.0)], seed=1, draw=draw).sum() == 17

    def test_each_is_next_to_its_part_and_right_on_average(self) -> None:
        found = np.array([quotas([filling(17.3)], seed=2, draw=draw) for draw in range(2000)])
        parts = 17.3 * np.array([0.5, 0.3, 0.2])
        assert np.all(np.abs(found - parts) < 1)
        assert found.mean(axis=0) == pytest.approx(parts, abs=0.05)

    def test_another_filling_changes_none(self) -> None:
        alone, both = ([filling(17.3, 5)], [filling(3.1, 4), filling(17.3, 5)])
        for draw in range(10):
            assert quotas(both, seed=3, draw=draw)[3:].tolist() == quotas(alone, seed=3, draw=draw).tolist()

    def test_of_nothing_there_is_nothing(self) -> None:
        assert quotas([], seed=1, draw=1).tolist() == []
        assert quotas([filling(0.0)], seed=1, draw=1).tolist() == [0, 0, 0]


def law() -> Intensities:
    return Intensities(
        np.zeros((1, 3, 1, 1, 1)), np.full((3, 1), LEAVES), np.array([True]), training=[Training(0, 24, 1)]
    )


@pytest.mark.parametrize("people", [[30, 10, 5], [0, 10, 5], [30, 0, 5], [2, 10, 0], [0, 0, 0], [30, 10, 0]])
@pytest.mark.parametrize("works", [False, True])
def test_feedback_within_a_draw_is_that_of_supervision(people: list[int], works: bool) -> None:
    wanted = np.array([[0.0, 4.0], [8.0, 40.0]])
    given = Supervision(np.array([0, 0, 1]), np.array([0.0, 1.5, 2.0]), np.array([1.0, 0.0, 0.5]), 0.5, 0.3)
    if works:
        given = replace(given, works=np.array([0.2, 1.0, 1.0]), wanted=wanted)
    model = Model(Space([]), law(), (), supervision=given)
    for month in (0, 1, 5):
        cells, overload = arrays.cells_of(model), given.overload(np.array(people, np.float64), month)
        cells["here"] = people
        feedback(month, arrays.trainers_of(model), cells)
        assert cells["faster"][0] == pytest.approx(1 + 0.5 * overload[0], rel=1e-12)
        assert cells["lost"][0] == pytest.approx(1 - 1 / (1 + 0.3 * overload[0]), rel=1e-12)
        assert cells["faster"][1] == 1.0


def test_an_end_of_training_is_that_of_somebody_in_training() -> None:
    one = np.zeros(1, np.int64)
    with pytest.raises(ValueError, match="month 1 or later"):
        Start(one, one, one, one)
    with pytest.raises(ValueError, match="cell 1 is no training"):
        arrays.beginning(Start(one + 1, one, one, one + 6), Model(Space([]), law(), ()))
