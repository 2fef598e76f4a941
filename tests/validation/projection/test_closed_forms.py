"""Every executor gives the textbook's mean, and those that draw its spread."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats
from scipy.linalg import expm

from stillroom.planning.projection.drawing import draw_parameters
from stillroom.planning.projection.fillings import Filling, Pool
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.parameters import Share
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.supervision import Supervision
from stillroom.planning.projection.transitions import LEAVES
from stillroom.planning.projection.working_time import WorkingTime
from tests.validation.projection.closed import (
    DRAWN,
    drawn,
    expected,
    law,
    mean_is,
    model,
    people,
    variance_is,
)

drawing = pytest.mark.parametrize("executor", DRAWN)
AGES = 4
LEAVING = np.array([0.6, 0.9, 1.5, 3.0])


class TestStationaryPopulation:
    """Poisson(20) enter each month and stay as long as they stay: M/G/∞. Poisson(20 × mean stay) are there."""

    def model(self) -> Model:
        leaves = Intensities(LEAVING.reshape(1, 1, 1, AGES, 1), np.array([[LEAVES]]), np.array([False]))
        intakes = [Intake(month, month, 20.0, np.ones(1), 0, 1) for month in range(1, 145)]
        by_age = np.repeat(np.array([100, 80, 60, 40])[None, :, None], 16, axis=2)
        return model(leaves, intakes=intakes, working_time=WorkingTime(by_age))

    def staying(self) -> np.ndarray:
        """`[months since entry, age]` on an anniversary, for one who entered so many months ago."""
        found = np.zeros((144, AGES))
        for months in range(144):
            years = (months + 11) // 12  # anniversaries since, today's among them
            hazard = LEAVING[0] * (months - 12 * (years - 1)) / 12 if years else 0.0
            hazard += sum(LEAVING[min(age, AGES - 1)] for age in range(1, years))
            found[months, min(years, AGES - 1)] = np.exp(-hazard)
        return found

    def test_on_average(self) -> None:
        found = expected(self.model(), people(0), years=12)
        by_age = 20 * self.staying().sum(axis=0)
        assert found.people[0, -1, 0] == pytest.approx(by_age.sum(), abs=1e-6)
        assert found.fte[0, -1, 0] == pytest.approx(by_age @ [100, 80, 60, 40], abs=1e-4)

    @drawing
    def test_and_its_spread(self, executor: str) -> None:
        found = drawn(self.model(), people(0), executor, draws=400, years=12)
        by_age, hundredths = 20 * self.staying().sum(axis=0), np.array([100, 80, 60, 40])
        mean_is(found.people[:, -1, 0], by_age.sum(), by_age.sum())
        variance_is(found.people[:, -1, 0], by_age.sum())
        mean_is(found.fte[:, -1, 0], by_age @ hundredths, by_age @ hundredths**2)


class TestTraining:
    TRAINEE, TECHNICIAN = 0, 1

    def test_a_fixed_delay_with_drop_out_on_average(self) -> None:
        found = expected(self.fixed(), people(0, 0), years=4).people[0, :, self.TECHNICIAN]
        assert found[26] == 0
        assert found[[27, 33, 48]] == pytest.approx(600 * self.qualified())

    @drawing
    def test_a_fixed_delay_with_drop_out_is_binomial(self, executor: str) -> None:
        found = drawn(self.fixed(), people(0, 0), executor, draws=300, years=4).people[:, :, self.TECHNICIAN]
        assert found[:, :27].max() == 0
        chance = self.qualified()
        mean_is(found[:, [27, 33, 48]], 600 * chance, 600 * chance * (1 - chance))
        variance_is(found[:, [27, 33, 48]], 600 * chance * (1 - chance))

    def fixed(self) -> Model:
        trains = Training(self.TRAINEE, 24, self.TECHNICIAN, passes=0.8, resit_months=6)
        places = Intake(1, 3, 600.0, np.array([1.0, 0.0]), 0, 1, exact=True)
        return model(law({(self.TRAINEE, LEAVES): 0.15}, 2, training=[trains]), intakes=[places])

    def qualified(self) -> np.ndarray:
        """By months 27, 33 and 48, of one who begins in month 3."""
        first, again = np.exp(-0.15 * 2.0) * 0.8, np.exp(-0.15 * 2.5) * 0.2 * 0.8
        return np.array([first, first + again, first + again])

    def stages(self) -> Model:
        """Three stages, each left at 4 a year, and by dropping out at 0.5: more than one in a month is common."""
        arcs = {(0, 1): 4.0, (1, 2): 4.0, (2, 3): 4.0}
        return model(law(arcs | {(stage, LEAVES): 0.5 for stage in range(3)}, 4))

    def through(self) -> np.ndarray:
        """By the end of each month: all three stages won against dropping out, and over in time (Erlang)."""
        found: np.ndarray = (4 / 4.5) ** 3 * stats.gamma.cdf(np.arange(1, 25) / 12, 3, scale=1 / 4.5)
        return found

    def test_an_erlang_delay_with_drop_out_on_average(self) -> None:
        found = expected(self.stages(), people(500, 0, 0, 0), years=2).people[0, 1:, 3]
        assert found == pytest.approx(500 * self.through(), rel=1e-9)

    @drawing
    def test_an_erlang_delay_with_drop_out_is_binomial(self, executor: str) -> None:
        found = drawn(self.stages(), people(500, 0, 0, 0), executor, draws=400, years=2).people[:, 1:, 3]
        chance = self.through()
        mean_is(found, 500 * chance, 500 * chance * (1 - chance))
        variance_is(found[:, 3:], (500 * chance * (1 - chance))[3:])


class TestClosedChain:
    """Nobody comes or goes: the counts are multinomial, with the row of the matrix exponential."""

    RATES = np.array([[-3.0, 2.0, 1.0], [0.5, -1.5, 1.0], [4.0, 2.0, -6.0]])

    def model(self) -> Model:
        arcs = {(i, j): float(self.RATES[i, j]) for i in range(3) for j in range(3) if i != j}
        return model(law(arcs, 3))

    def test_on_average(self) -> None:
        found = expected(self.model(), people(400, 0, 0), years=1).people[0]
        assert found[[1, 3, 12]] == pytest.approx(np.array([400 * expm(self.RATES * m / 12)[0] for m in (1, 3, 12)]))

    @drawing
    def test_and_its_spread(self, executor: str) -> None:
        found = drawn(self.model(), people(400, 0, 0), executor, draws=500, years=1).people
        for month in (1, 3, 12):
            chance = expm(self.RATES * month / 12)[0]
            now = found[:, month]
            assert np.all(now.sum(axis=1) == 400)
            mean_is(now, 400 * chance, 400 * chance * (1 - chance))
            variance_is(now, 400 * chance * (1 - chance))
            pair = now[:, 0] + now[:, 1]  # its variance holds the covariance, −400 p q
            variance_is(pair, 400 * (chance[0] + chance[1]) * chance[2])


class TestPullWithDonors:
    """100 posts filled from two cells of 120 and 80 people: hypergeometric, given who is there; not binomial."""

    def model(self, posts: float = 100.0) -> Model:
        opens = Filling(1, 6, posts, [Pool(np.array([0, 1]), 1.0)], np.array([2, 2, LEAVES]))
        return model(law({(0, LEAVES): 0.0}, 3), fillings=[opens])

    def test_on_average(self) -> None:
        found = expected(self.model(), people(120, 80, 0), years=1)
        assert found.people[0, 6] == pytest.approx([60, 40, 100])

    @drawing
    def test_and_its_spread(self, executor: str) -> None:
        found = drawn(self.model(), people(120, 80, 0), executor, draws=600, years=1)
        taken, law_of_it = 120 - found.people[:, 6, 0], stats.hypergeom(200, 120, 100)
        assert np.all(found.people[:, 6, 2] == 100)
        mean_is(taken, law_of_it.mean(), law_of_it.var())
        variance_is(taken, law_of_it.var())
        assert taken.var() < 0.7 * stats.binom(100, 0.6).var()
        observed, steps = np.histogram(taken, [0, 56, 58, 60, 62, 64, 101])
        chances = np.diff(law_of_it.cdf(np.array(steps) - 1))
        assert stats.chisquare(observed, 600 * chances / chances.sum()).pvalue > 0.001

    @drawing
    def test_what_the_donors_do_not_have_stays_vacant(self, executor: str) -> None:
        found = drawn(self.model(posts=250.0), people(120, 80, 0), executor, draws=3, years=1)
        assert np.all(found.unfilled == 50)
        assert np.all(found.people[:, 6] == [0, 0, 200])
        assert expected(self.model(posts=250.0), people(120, 80, 0), years=1).unfilled[0, 0] == pytest.approx(50)


class TestRateThatIsNotKnown:
    """300 people leave within a year with a chance that is Beta(20, 180): the number is beta-binomial."""

    @drawing
    def test_mean_and_spread(self, executor: str) -> None:
        chances = draw_parameters({"p": Share(19.5, 199)}, 600, seed=7).values["p"]
        models = [model(law({(0, LEAVES): float(-np.log1p(-chance))}, 1)) for chance in chances]
        found = drawn(models.__getitem__, people(300), executor, draws=600, years=1)
        left, law_of_it = 300 - found.people[:, 12, 0], stats.betabinom(300, 20, 180)
        mean_is(left, law_of_it.mean(), law_of_it.var())
        variance_is(left, law_of_it.var())


class TestFeedback:
    """100 supervisors take one trainee each; twice as many are there. By hand: overload 1."""

    TRAINEE, TECHNICIAN, SUPERVISOR = 0, 1, 2
    TAKES, NEEDS = np.array([0.0, 0, 1]), np.array([1.0, 0, 0])

    def supervised(self, of: Intensities, *, drop_out: float = 0.0, delay: float = 0.0, **what: object) -> Model:
        region = np.zeros(3, np.int64)
        return model(of, supervision=Supervision(region, self.TAKES, self.NEEDS, drop_out, delay), **what)

    def settling(self) -> Model:
        """Rate 0.3 (1 + 2 × overload): at overload 1 it is 0.9, and 200 (1 − exp(−0.9 / 12)) leave each month."""
        trains = Training(self.TRAINEE, 600, self.TECHNICIAN)
        enter = 200 * -np.expm1(-0.9 / 12)
        intakes = [Intake(month, month, enter, np.array([1.0, 0, 0]), 0, 1, exact=True) for month in range(1, 121)]
        rates = law({(self.TRAINEE, LEAVES): 0.3}, 3, training=[trains])
        return self.supervised(rates, drop_out=2.0, intakes=intakes)

    def test_the_equilibrium_on_average(self) -> None:
        found = expected(self.settling(), people(0, 0, 100), years=10).people[0, :, self.TRAINEE]
        assert found[-1] == pytest.approx(200, abs=1e-3)

    @drawing
    def test_the_equilibrium_and_its_spread(self, executor: str) -> None:
        """Near it the numbers are an autoregression: T′ = T exp(−g(T)) + noise, g = 0.3 (1 + 2 (T / 100 − 1)) / 12."""
        found = drawn(self.settling(), people(0, 0, 100), executor, draws=500, years=10).people[:, :, self.TRAINEE]
        settled = self.fixed_point(round(self.settling().intakes[0].expected))
        stays = np.exp(-self.rate(settled) / 12)
        back = stays * (1 - settled * 0.3 * 2 / 100 / 12)
        variance = settled * stays * (1 - stays) / (1 - back**2)
        mean_is(found[:, 120], settled, 2 * variance)  # the bend of the curve moves the mean by a fraction of one
        assert found[:, [96, 120]].var() == pytest.approx(variance, rel=0.2)

    def rate(self, trainees: float) -> float:
        return 0.3 * (1 + 2 * (trainees / 100 - 1))

    def fixed_point(self, enters: float) -> float:
        trainees = 200.0
        for _ in range(500):
            trainees = trainees * np.exp(-self.rate(trainees) / 12) + enters
        return float(trainees)

    @pytest.mark.parametrize("pulled", [False, True])
    def test_lost_months_are_a_negative_binomial_delay_on_average(self, pulled: bool) -> None:
        model, start = self.delayed(pulled=pulled)
        found = expected(model, start, years=2).people[0, :13, 1]
        assert found == pytest.approx(200 * self.late(), abs=1e-9)

    @drawing
    @pytest.mark.parametrize("pulled", [False, True])
    def test_lost_months_are_a_negative_binomial_delay(self, executor: str, pulled: bool) -> None:
        model, start = self.delayed(pulled=pulled)
        found = drawn(model, start, executor, draws=400, years=2)
        chance = self.late()
        mean_is(found.people[:, :13, 1], 200 * chance, 200 * chance * (1 - chance))
        variance_is(found.people[:, 7:13, 1], 200 * chance[7:] * (1 - chance[7:]))

    def delayed(self, *, pulled: bool) -> tuple[Model, Start]:
        """Those who have passed need as much supervision as trainees, so that the overload stays 1.

        `pulled`: of twice as many supervisors, production wants twice as many as there are, and half is left.
        """
        rates = law({(0, LEAVES): 0.0}, 3, training=[Training(self.TRAINEE, 6, self.TECHNICIAN)])
        region, needs, works = np.zeros(3, np.int64), np.array([1.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])
        supervision = Supervision(region, self.TAKES, needs, 0.0, 1.0)
        if pulled:
            supervision = replace(supervision, works=works, wanted=np.full((25, 1), 400.0))
        start = people(200, 0, 200 if pulled else 100, due=[6, -1, -1])
        return model(rates, supervision=supervision), start

    def late(self) -> np.ndarray:
        """Six months that count, each with the chance one half, by the end of months 0 to 12."""
        found: np.ndarray = stats.nbinom.cdf(np.arange(13) - 6, 6, 0.5)
        return found
