"""The common workload of the benchmarks: 25,000 people, fifteen yearly steps, with the mean and spread it must have."""

import numpy as np
import pytest

from benchmarks.workforce.workload import MEAN, SPREAD, entries, start, transitions
from stillroom.planning.projection import cohorts, individuals
from stillroom.planning.projection.expected import expected_counts

DRAWS = 150


@pytest.mark.parametrize("executor", [individuals, cohorts])
def test_year_fifteen_has_its_mean_and_spread(executor: object) -> None:
    found = executor.simulate(transitions(), start(), entries(), seed=1, draws=range(DRAWS))  # type: ignore[attr-defined]
    headcount = found.counts[:, -1].sum(axis=1)
    assert headcount.mean() == pytest.approx(MEAN, abs=3 * SPREAD / np.sqrt(DRAWS))
    assert headcount.std(ddof=1) == pytest.approx(SPREAD, abs=3 * SPREAD / np.sqrt(2 * DRAWS))


def test_cohorts_are_the_same_on_any_number_of_threads_and_for_any_choice_of_draws() -> None:
    alone = cohorts.simulate(transitions(), start(), entries(), seed=1, draws=range(4)).counts
    shared = cohorts.simulate(transitions(), start(), entries(), seed=1, draws=range(4), threads=3).counts
    some = cohorts.simulate(transitions(), start(), entries(), seed=1, draws=[3, 1]).counts
    assert np.array_equal(alone, shared)
    assert np.array_equal(some, alone[[3, 1]])


def test_the_recursion_has_its_mean() -> None:
    assert expected_counts(transitions(), start(), entries())[-1].sum() == pytest.approx(MEAN, abs=0.005)
