"""Individuals of a whole model: posts filled from other cells, trainers' feedback, working time."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from stillroom.planning.projection.careers import simulate
from stillroom.planning.projection.fillings import Filling, Pool
from stillroom.planning.projection.flows import ENTERED, GIVEN, TAKEN
from stillroom.planning.projection.intakes import Intake
from stillroom.planning.projection.intensities import Intensities, Training
from stillroom.planning.projection.model import Model
from stillroom.planning.projection.people import Start
from stillroom.planning.projection.recursion import expected
from stillroom.planning.projection.space import Space
from stillroom.planning.projection.supervision import Supervision
from stillroom.planning.projection.transitions import LEAVES
from stillroom.planning.projection.working_time import WorkingTime

YEARS, AGES, CELLS = 4, 60, 5
SUPPORT, TRAINEE, HOSPITAL, COMMUNITY, PRACTICE = range(CELLS)
LEAVING, MOVING = 0, 1
DRAWS = range(200)


def law(*, leave: float = 0.1, tenures: int = 2, ages: int = AGES, by_age: float = 0.002) -> Intensities:
    """Everybody leaves; technicians move between hospital and community; trainees drop back to support work."""
    rate = np.zeros((1, CELLS, tenures, ages, 2))
    rate[..., LEAVING] = leave + by_age * np.arange(ages)
    rate[:, 0, 0] *= 1.5
    rate[:, [TRAINEE, HOSPITAL, COMMUNITY], ..., MOVING] = 0.15
    to = np.full((CELLS, 2), LEAVES)
    to[[TRAINEE, HOSPITAL, COMMUNITY], MOVING] = SUPPORT, COMMUNITY, HOSPITAL
    to[[SUPPORT, PRACTICE], MOVING] = HOSPITAL
    trains = Training(TRAINEE, 24, HOSPITAL, 0.8, 6, 0.1, 12)
    return Intensities(rate, to, np.array([False, True]), tuple(range(tenures)), training=[trains])


def into(**pools: int) -> NDArray[np.int64]:
    names = {"support": SUPPORT, "hospital": HOSPITAL, "community": COMMUNITY}
    found = np.full(CELLS, LEAVES)
    for name, to in pools.items():
        found[names[name]] = to
    return found


def only(cell: int) -> NDArray[np.float64]:
    return np.eye(CELLS)[cell]


def places(number: float, year: int = 0) -> Filling:
    """Half from support staff, half from outside, each September."""
    pool = Pool(np.array([SUPPORT]), 0.5)
    return Filling(1 + year, 6 + 12 * year, number, [pool], into(support=TRAINEE), only(TRAINEE), 2, 20)


def posts(number: float, month: int = 12, key: int = 100) -> Filling:
    """New posts in practices, on an anniversary: half from hospitals, three in ten from the community."""
    pools = [Pool(np.array([HOSPITAL]), 0.5), Pool(np.array([COMMUNITY]), 0.3)]
    to = into(hospital=PRACTICE, community=PRACTICE)
    return Filling(key, month, number, pools, to, only(PRACTICE), 10, 20)


def model(**given: object) -> Model:
    whole: dict[str, object] = {
        "law": law(),
        "intakes": [Intake(1 + year, 12 * year + 12, 20.5, only(COMMUNITY), 4, 30) for year in range(YEARS)],
        "fillings": [*(places(30.5, year) for year in range(YEARS)), posts(21.7)],
    }
    return Model(Space([]), outcomes=(), **{**whole, **given})  # type: ignore[arg-type]


def start(people: int = 900, cells: tuple[int, ...] = (SUPPORT, TRAINEE, HOSPITAL, COMMUNITY)) -> Start:
    cell = np.resize(cells, people)
    due = np.where(cell == TRAINEE, 1 + np.arange(people) % 24, -1)
    return Start(cell, np.arange(people) % 40, np.arange(people) % 3, due)


def busy(**given: float) -> Supervision:
    takes, needs = 0.5 * (only(HOSPITAL) + only(COMMUNITY)), only(TRAINEE)
    return Supervision(np.zeros(CELLS, np.int64), takes, needs, **{"drop_out": 0.5, "delay": 0.3, **given})  # type: ignore[arg-type]


def part_time() -> WorkingTime:
    cell, age, place = np.ogrid[:CELLS, :AGES, :16]
    return WorkingTime(40 + 2 * cell + age // 2 + place)


def quiet(*fillings: Filling) -> Model:
    """Nobody leaves or moves."""
    moving = law(tenures=1)
    still = Intensities(0 * moving.rate, moving.destination, moving.keeps_tenure, training=moving.training)
    return Model(Space([]), still, (), (), fillings)


class TestTheWholeModel:
    def test_the_mean_is_that_of_the_recursion(self) -> None:
        whole = model(working_time=part_time(), supervision=busy(drop_out=0.0, delay=0.0))
        found = simulate(whole, start(), years=YEARS, seed=1, draws=DRAWS, threads=2)
        exact = expected(whole, start(), years=YEARS)
        for name in ("people", "fte", "flows"):
            drawn, mean = getattr(found, name), getattr(exact, name)[0]
            error = drawn.std(axis=0, ddof=1) / np.sqrt(len(DRAWS))
            assert np.all(np.abs(drawn.mean(axis=0) - mean) < 4.5 * error + 1e-6), name
        assert not found.unfilled.any()

    def test_every_table_reconciles(self) -> None:
        whole = model(supervision=busy())
        found = simulate(whole, start(), years=YEARS, seed=2, draws=range(10))
        assert found.flows[:, :, GIVEN].sum() == found.flows[:, :, TAKEN].sum() > 0
        qualifies = np.full(CELLS, LEAVES)
        qualifies[TRAINEE] = HOSPITAL
        assert not found.unreconciled(whole.law.destination, qualifies).any()

    def test_the_same_people_whatever_the_threads_and_the_draws(self) -> None:
        whole = model(working_time=part_time(), supervision=busy())
        alone = simulate(whole, start(), years=YEARS, seed=3, draws=range(8))
        shared = simulate(whole, start(), years=YEARS, seed=3, draws=[7, 2, 5], threads=3)
        for name in ("people", "fte", "flows", "unfilled"):
            assert np.array_equal(getattr(alone, name)[[7, 2, 5]], getattr(shared, name))


class TestPosts:
    def test_who_is_taken_is_drawn_without_replacement_from_those_there(self) -> None:
        """Of 120 in two cells, 30 are taken: from one of 80, as many as the hypergeometric law says."""
        pool = Pool(np.array([HOSPITAL, COMMUNITY]), 1.0)
        taking = Filling(1, 3, 30.0, [pool], into(hospital=PRACTICE, community=PRACTICE))
        people = start(120, (HOSPITAL, HOSPITAL, COMMUNITY))
        found = simulate(quiet(taking), people, years=1, seed=4, draws=range(3000))
        from_hospital = found.flows[:, 0, GIVEN, HOSPITAL]
        law_of_it = stats.hypergeom(120, 80, 30)
        assert from_hospital.mean() == pytest.approx(law_of_it.mean(), abs=4 * law_of_it.std() / np.sqrt(3000))
        assert from_hospital.var(ddof=1) == pytest.approx(law_of_it.var(), rel=0.1)
        assert np.all(found.flows[:, 0, TAKEN, PRACTICE] == 30)

    def test_what_a_pool_cannot_give_stays_vacant(self) -> None:
        people = start(30, (HOSPITAL, HOSPITAL, COMMUNITY))
        found = simulate(quiet(posts(50.0)), people, years=2, seed=5, draws=range(20))
        assert np.all(found.unfilled[:, 0] == 50 - 10 - 10 - 20)
        assert np.all(found.people[:, -1, PRACTICE] == 10 + 20 + 10)
        assert np.all(found.flows[:, 0, ENTERED, PRACTICE] == 10)

    def test_parts_of_posts_are_whole_in_every_draw_and_right_on_average(self) -> None:
        found = simulate(quiet(posts(9.25)), start(), years=1, seed=6, draws=range(2000))
        given = found.flows[:, 0, GIVEN]
        assert np.all((given[:, HOSPITAL] == 4) | (given[:, HOSPITAL] == 5))
        assert given[:, HOSPITAL].mean() == pytest.approx(4.625, abs=0.05)
        assert given[:, COMMUNITY].mean() == pytest.approx(2.775, abs=0.05)
        assert np.all(found.people[:, -1, PRACTICE] >= 9)

    def test_more_posts_take_all_whom_fewer_take(self) -> None:
        """Whoever is taken goes where nobody else is; ages tell who it is."""

        def taken(number: float) -> NDArray[np.int64]:
            time = np.zeros((CELLS, AGES, 16), np.int64)
            time[PRACTICE] = 2 ** np.arange(AGES)[:, None] % (2**15)
            people = Start(np.full(14, HOSPITAL), np.arange(14), np.zeros(14, np.int64))
            pool = Pool(np.array([HOSPITAL]), 1.0)
            filling = Filling(7, 3, number, [pool], into(hospital=PRACTICE))
            whole = replace(quiet(filling), working_time=WorkingTime(time))
            return simulate(whole, people, years=1, seed=7, draws=range(50)).fte[:, 3, PRACTICE]

        fewer, more = taken(3.0), taken(8.0)
        assert np.all(fewer & more == fewer)
        assert len(np.unique(fewer)) > 20

    def test_nobody_else_is_changed_by_who_is_taken(self) -> None:
        """In support work, which gives and takes none, the same befalls the same people."""
        before = replace(quiet(), law=law())
        after = replace(before, fillings=[posts(20.0, 6)])
        one, other = (simulate(each, start(), years=3, seed=8, draws=range(20)) for each in (before, after))
        assert np.array_equal(one.people[:, :6], other.people[:, :6])
        assert np.array_equal(one.flows[:, 0, LEAVING, SUPPORT], other.flows[:, 0, LEAVING, SUPPORT])
        assert np.all(other.people[:, 6].sum(axis=1) - one.people[:, 6].sum(axis=1) == 4)


class TestClocks:
    def test_a_rate_that_age_does_not_change_gives_the_same_events_with_one_class_of_age_or_sixty(self) -> None:
        """Passing from one class to the next neither loses nor repeats any exposure."""
        sixty = simulate(model(law=law(by_age=0.0)), start(), years=YEARS, seed=11, draws=range(8))
        one = simulate(model(law=law(by_age=0.0, ages=1)), start(), years=YEARS, seed=11, draws=range(8))
        assert np.array_equal(sixty.people, one.people)
        assert np.array_equal(sixty.flows, one.flows)

    def test_rates_given_for_each_year_are_those_given_once(self) -> None:
        once, by_year = law(), law()
        by_year = replace(by_year, rate=np.repeat(by_year.rate, YEARS, axis=0))
        found = [simulate(model(law=each), start(), years=YEARS, seed=12, draws=range(8)) for each in (once, by_year)]
        assert np.array_equal(found[0].flows, found[1].flows)

    def test_who_moves_or_is_taken_stays_who_she_is(self) -> None:
        """Where working time depends on her place alone and nobody comes or goes, its sum never changes."""
        moving = law(tenures=1)
        closed = replace(moving, rate=moving.rate * [0.0, 1.0], training=[Training(TRAINEE, 9, HOSPITAL)])
        time = WorkingTime(np.broadcast_to(3 + 5 * np.arange(16), (CELLS, AGES, 16)))
        taking = [replace(posts(40.0), pools=[Pool(np.array([HOSPITAL, COMMUNITY]), 1.0)], outside=None)]
        taking += [replace(places(60.0), pools=[Pool(np.array([SUPPORT]), 1.0)], outside=None)]
        whole = Model(Space([]), closed, (), (), taking, time)
        found = simulate(whole, start(), years=YEARS, seed=16, draws=range(5))
        assert found.flows[:, :, [MOVING, GIVEN]].sum(axis=(1, 3)).min() > 50
        assert np.all(found.fte.sum(axis=2) == found.fte[:, :1].sum(axis=2))
        assert len(np.unique(found.fte[:, 0].sum(axis=1))) > 1

    def test_an_effect_is_known_from_a_fiftieth_of_the_draws(self) -> None:
        def headcount(leave: float, seed: int) -> NDArray[np.int64]:
            whole = model(law=law(leave=leave))
            found: NDArray[np.int64] = (
                simulate(whole, start(), years=YEARS, seed=seed, draws=DRAWS).people[:, -1].sum(axis=1)
            )
            return found

        after, before, others = headcount(0.095, 17), headcount(0.1, 17), headcount(0.1, 18)
        assert (after - before).var() * 50 < (after - others).var()

    def test_working_time_is_what_a_count_of_people_gives(self) -> None:
        """With as many places as people of one age, each adds what her place and age say."""
        flat = WorkingTime(np.repeat(np.arange(CELLS * AGES).reshape(CELLS, AGES, 1), 16, axis=2))
        people = Start(np.full(500, HOSPITAL), np.full(500, 20), np.zeros(500, np.int64))
        found = simulate(replace(quiet(), law=law(), working_time=flat), people, years=2, seed=13, draws=range(5))
        for month, age in ((0, 20), (11, 20), (12, 21), (24, 22)):
            by_hand = found.people[:, month] * (np.arange(CELLS) * AGES + age)
            assert np.array_equal(found.fte[:, month], by_hand)


class TestSupervision:
    def test_none_overloaded_differs_by_nothing_from_none_asked(self) -> None:
        plain = simulate(model(), start(), years=YEARS, seed=9, draws=range(8))
        for step in (1, 3, 12):
            enough = replace(busy(), takes=1000 * only(SUPPORT), step_months=step)
            found = simulate(model(supervision=enough), start(), years=YEARS, seed=9, draws=range(8))
            assert np.array_equal(found.people, plain.people)
            assert np.array_equal(found.flows, plain.flows)

    def test_months_lost_are_negative_binomial(self) -> None:
        """With a third of all months lost, 12 months of training take 12 and a negative binomial number more."""
        lost = Supervision(np.zeros(CELLS, np.int64), only(SUPPORT), only(TRAINEE), drop_out=0.0, delay=0.25)
        cell = np.repeat([TRAINEE, SUPPORT], [600, 200])
        people = Start(cell, 0 * cell, 0 * cell, np.where(cell == TRAINEE, 12, -1))
        # The region's overload must stay at 2, so each who qualifies needs as much supervision as a trainee.
        lost = replace(lost, needs=only(TRAINEE) + only(HOSPITAL))
        surely = replace(quiet().law, training=[Training(TRAINEE, 12, HOSPITAL)])
        whole = Model(Space([]), surely, (), supervision=lost)
        found = simulate(whole, people, years=3, seed=10, draws=range(20)).people[:, 12:, HOSPITAL]
        chance = stats.nbinom.cdf(np.arange(found.shape[1]), 12, 2 / 3)
        error = np.sqrt(600 * chance * (1 - chance) / 20) + 0.05
        assert np.all(np.abs(found.mean(axis=0) - 600 * chance) < 4 * error)

    def test_overload_makes_trainees_drop_out_as_much_more_readily(self) -> None:
        """With overload 2 and a drop-out factor of 1/2, twice as many leave: exponential at twice the rates."""
        twice = replace(busy(delay=0.0), takes=only(SUPPORT), needs=only(TRAINEE) + only(PRACTICE))
        moving = law(tenures=1, by_age=0.0)
        rate = moving.rate * only(TRAINEE)[:, None, None, None]
        to = np.where(moving.destination == LEAVES, PRACTICE, moving.destination)
        to[:, MOVING] = PRACTICE
        training = [Training(TRAINEE, 60, HOSPITAL)]
        leaving = Intensities(rate, to, moving.keeps_tenure, training=training)
        cell = np.repeat([TRAINEE, SUPPORT], [600, 200])
        people = Start(cell, 0 * cell, 0 * cell, np.where(cell == TRAINEE, 60, -1))
        whole = Model(Space([]), leaving, (), supervision=twice)
        found = simulate(whole, people, years=2, seed=14, draws=range(50)).people[:, :, TRAINEE]
        stays = np.exp(-2 * 0.25 * np.arange(25) / 12)
        error = np.sqrt(600 * stays * (1 - stays) / 50)
        assert np.all(np.abs(found.mean(axis=0) - 600 * stays) <= 4 * error)

    def test_it_is_near_the_expected_course_where_there_are_many(self) -> None:
        whole = model(supervision=replace(busy(), takes=0.2 * (only(HOSPITAL) + only(COMMUNITY))))
        found = simulate(whole, start(4000), years=YEARS, seed=15, draws=range(40)).people.mean(axis=0)
        assert found == pytest.approx(expected(whole, start(4000), years=YEARS).people[0], rel=0.02, abs=3)
