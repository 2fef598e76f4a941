"""Continuous time: every step gives the same expected numbers, and individuals give their mean and spread."""

from collections.abc import Sequence

import numpy as np
import pytest
from scipy.linalg import expm

from stillroom.planning.projection import careers
from stillroom.planning.projection.flows import Counts
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.recursion import expected_people
from stillroom.planning.projection.space import Space
from stillroom.planning.projection.transitions import LEAVES

YEARS, AGES = 6, 60
SUPPORT, TRAINEE, TECHNICIAN = 0, 1, 2
DRAWS = range(300)
DESTINATION = np.array([[LEAVES, TECHNICIAN], [LEAVES, SUPPORT], [LEAVES, SUPPORT]])
INTO = np.array([0, TECHNICIAN, 0])


def law(*, tenures: int = 1, promotes: float = 0.2, **training: float) -> Intensities:
    """Everyone leaves; support staff become technicians, technicians support staff; trainees drop back."""
    rate = np.zeros((1, 3, tenures, AGES, 2))
    rate[..., 0] = 0.1 + 0.002 * np.arange(AGES)
    rate[:, SUPPORT, ..., 1] = promotes
    rate[:, TRAINEE, ..., 1], rate[:, TECHNICIAN, ..., 1] = 0.15, 0.3
    rate[:, :, 0] *= 1.5 if tenures > 1 else 1.0
    trains = Training(TRAINEE, 24, TECHNICIAN, **{"passes": 0.8, "deferral": 0.1, **training})  # type: ignore[arg-type]
    return Intensities(rate, DESTINATION, np.array([False, True]), tuple(range(tenures)), training=[trains])


def start(people: int = 900) -> Start:
    return Start(np.arange(people) % 2 * 2, np.arange(people) % 40, np.zeros(people, np.int64))


def intakes(places: float = 40.0, *, exact: bool = True) -> list[Intake]:
    share = np.array([0.0, 1.0, 0.0])
    return [Intake(1 + year, 9 + 12 * year, places, share, 2, 20, exact) for year in range(YEARS)]


def simulate(
    law: Intensities, start: Start, intakes: Sequence[Intake], *, seed: int, draws: Sequence[int], threads: int = 1,
    years: int = YEARS,
) -> Counts:  # fmt: skip
    model = Model(Space([]), law, (), intakes)
    return careers.simulate(model, start, years=years, seed=seed, draws=draws, threads=threads)


@pytest.mark.parametrize("tenures", [1, 3])
def test_monthly_quarterly_and_yearly_steps_agree(tenures: int) -> None:
    found = [
        expected_people(law(tenures=tenures), start(), intakes(), years=YEARS, step_months=step)[::12]
        for step in (1, 3, 12)
    ]
    assert np.abs(found[0] - found[1]).max() < 1e-9
    assert np.abs(found[0] - found[2]).max() < 1e-9


def test_a_closed_chain_is_the_matrix_exponential() -> None:
    model = law()
    young = Start(np.full(100, SUPPORT), np.zeros(100, np.int64), np.zeros(100, np.int64))
    found = expected_people(model, young, [], years=3)
    by_hand = np.array([100.0, 0.0, 0.0])
    for age in range(3):
        rates = np.zeros((3, 3))
        for cell in range(3):
            for outcome, to in enumerate(DESTINATION[cell]):
                rate = model.rate[0, cell, 0, age, outcome]
                rates[cell, cell] -= rate
                if to >= 0:
                    rates[cell, to] += rate
        by_hand = by_hand @ expm(rates)
        assert found[12 * (age + 1)] == pytest.approx(by_hand, rel=1e-12)


def test_nobody_qualifies_before_the_training_is_over() -> None:
    nobody = Start(*(np.zeros(0, np.int64) for _ in range(3)))
    model = law(deferral=0.0, promotes=0.0)
    found = expected_people(model, nobody, intakes()[:1], years=YEARS, step_months=1)
    assert found[:33, TECHNICIAN] == pytest.approx(0.0)
    # The youngest leave or drop out at 0.25 and a little more each year; who is older leaves sooner.
    stayed = np.exp(-(0.25 * 2 + 0.002 * (2 * 3 / 12 + 3 + 4 * 9 / 12)))
    assert 40 * 0.8 * stayed * 0.9 < found[33, TECHNICIAN] < 40 * 0.8 * stayed
    simulated = simulate(model, nobody, intakes()[:1], seed=1, draws=range(50)).people
    assert simulated[:, :33, TECHNICIAN].max() == 0
    assert simulated[:, 33, TECHNICIAN].mean() > 0


@pytest.mark.parametrize("tenures", [1, 3])
def test_individuals_have_the_mean_of_the_recursion(tenures: int) -> None:
    model = law(tenures=tenures)
    found = simulate(model, start(), intakes(exact=False), seed=2, draws=DRAWS, threads=2)
    expected = expected_people(model, start(), intakes(), years=YEARS, step_months=1)
    error = found.people.std(axis=0, ddof=1) / np.sqrt(len(DRAWS))
    assert np.all(np.abs(found.people.mean(axis=0) - expected) < 4.5 * error + 1e-9)


def test_those_who_only_leave_are_binomial_in_every_month() -> None:
    rate = np.full((1, 1, 1, AGES, 1), 0.3)
    alone = Intensities(rate, np.array([[LEAVES]]), np.array([False]))
    everyone = Start(np.zeros(2000, np.int64), np.arange(2000) % 40, np.zeros(2000, np.int64))
    found = simulate(alone, everyone, [], years=3, seed=3, draws=DRAWS).people[:, 1:, 0]
    stays = np.exp(-0.3 * np.arange(1, 37) / 12)
    assert found.mean(axis=0) == pytest.approx(2000 * stays, rel=0.003)
    assert found.std(axis=0, ddof=1) == pytest.approx(np.sqrt(2000 * stays * (1 - stays)), rel=0.15)


def test_every_table_reconciles() -> None:
    found = simulate(law(), start(), intakes(exact=False), seed=4, draws=range(20))
    assert not found.unreconciled(DESTINATION, INTO).any()


def test_the_same_people_whatever_the_threads_and_the_draws() -> None:
    alone = simulate(law(), start(), intakes(), seed=5, draws=range(8))
    shared = simulate(law(), start(), intakes(), seed=5, draws=range(8), threads=3)
    assert np.array_equal(alone.people, shared.people)
    assert np.array_equal(alone.flows, shared.flows)
    one = simulate(law(), start(), intakes(), seed=5, draws=[6])
    assert np.array_equal(one.people[0], alone.people[6])


def test_ten_more_places_add_ten_people_and_change_nobody_else() -> None:
    before = simulate(law(), start(), intakes(40), seed=6, draws=range(20)).people.sum(axis=2)
    after = simulate(law(), start(), intakes(50), seed=6, draws=range(20)).people.sum(axis=2)
    added = after - before
    assert added.min() >= 0
    assert np.all(added[:, 9:21] <= 10)
    assert np.all(added[:, 9] == 10)


def test_training_is_entered_on_dates_of_intake_only() -> None:
    with pytest.raises(ValueError, match="dates of intake"):
        Intensities(
            np.zeros((1, 2, 1, 1, 1)), np.array([[1], [LEAVES]]), np.array([True]), training=[Training(1, 24, 0)]
        )
