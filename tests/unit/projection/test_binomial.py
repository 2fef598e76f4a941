"""Counts by inversion: the textbook's quantiles, for few people and for very many."""

import numpy as np
import pytest
from scipy import stats

from stillroom.planning.projection.kernels.binomial import binomial, hypergeometric

PLACES = np.random.default_rng(3).random(200)
EDGES = np.array([1e-12, 1e-9, 0.5, 1 - 1e-9, 1 - 1e-12])


@pytest.mark.parametrize(
    ("number", "chance"),
    [(1, 0.3), (17, 0.5), (40, 0.999), (100, 0.07), (10**4, 0.0001), (10**6, 0.3), (10**8, 0.2), (10**9, 1e-8)],
)
def test_binomial(number: int, chance: float) -> None:
    found = [binomial(number, chance, place) for place in PLACES]
    assert found == stats.binom.ppf(PLACES, number, chance).tolist()


@pytest.mark.parametrize(
    ("these", "others", "taken"), [(5, 5, 3), (100, 900, 50), (7, 3, 9), (3, 10**5, 50), (10**5, 10**6, 10**4)]
)
def test_hypergeometric(these: int, others: int, taken: int) -> None:
    found = [hypergeometric(these, others, taken, place) for place in PLACES]
    assert found == stats.hypergeom.ppf(PLACES, these + others, these, taken).tolist()


def test_what_is_certain_is_not_drawn() -> None:
    for place in EDGES:
        assert [binomial(0, 0.5, place), binomial(9, 0.0, place), binomial(9, 1.0, place)] == [0, 0, 9]
        assert [hypergeometric(5, 0, 3, place), hypergeometric(0, 5, 3, place), hypergeometric(4, 3, 7, place)] == [
            3,
            0,
            4,
        ]


@pytest.mark.parametrize("chance", [0.02, 0.4, 0.7])
def test_a_higher_place_more_people_or_a_higher_chance_never_give_fewer(chance: float) -> None:
    places = np.sort(np.concatenate([PLACES, EDGES]))
    for number in (5, 60, 5000):
        found = [binomial(number, chance, place) for place in places]
        assert found == sorted(found)
        assert 0 <= found[0] <= found[-1] <= number
        more = [binomial(number + 3, chance, place) for place in places]
        likelier = [binomial(number, chance + 0.01, place) for place in places]
        assert all(a <= b for a, b in zip(found, more, strict=True))
        assert all(a <= b for a, b in zip(found, likelier, strict=True))
