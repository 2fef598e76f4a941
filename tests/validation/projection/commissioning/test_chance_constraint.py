"""Chance-constrained places: closed forms, and every choice of draws tried."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, product

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats
from scipy.optimize import linprog

from stillroom.planning.projection.commissioning.chance import choose
from stillroom.planning.projection.commissioning.commission import About, Draws, commission
from stillroom.planning.projection.commissioning.effects import Effects, SupervisionCheck
from stillroom.planning.projection.commissioning.events import events_of
from stillroom.planning.projection.commissioning.forced import forced, forced_by
from stillroom.planning.projection.commissioning.fresh import wilson
from stillroom.planning.projection.commissioning.programme import Programme, Solution, required_rows
from stillroom.planning.projection.commissioning.question import Equity, Option, Question, Target
from stillroom.planning.projection.commissioning.result import CurvePoint

Array = NDArray[np.float64]
START, END, ON = date(2026, 9, 1), date(2028, 9, 1), date(2030, 3, 31)
REGIONS = ("North", "South", "East", "West")


def option(region: str = "North", price: float = 1.0, most: float | None = None, route: str = "PTPT") -> Option:
    return Option(route, region, START, END, price, most=most)


def targets(*regions: str) -> list[Target]:
    return [Target(f"gap in {region}", region, ON) for region in regions]


def solved(question: Question, effects: Effects) -> Solution:
    return choose(Programme(question, effects), events_of(question, effects), question.certainty).solution


def one_each(gap: Array, effect: float = 1.0) -> Array:
    """Each option closes the gap of its own target."""
    draws, number = gap.shape
    return np.broadcast_to(effect * np.eye(number), (draws, number, number)).copy()


def strata(draws: int) -> Array:
    return (np.arange(draws) + 0.5) / draws


class TestClosedForms:
    """With one cell it is a newsvendor's quantile: the least number that meets demand with the chance asked for."""

    @pytest.mark.parametrize("certainty", [0.5, 0.8, 0.9, 0.99])
    def test_a_normal_gap_takes_its_quantile(self, certainty: float) -> None:
        gap = stats.norm.ppf(strata(1000), 40, 6)[:, None]
        question = Question([option()], targets("North"), certainty)
        found = solved(question, Effects(gap, one_each(gap, 0.8)))
        assert found.places[0] * 0.8 == pytest.approx(stats.norm.ppf(certainty, 40, 6), abs=0.25)
        assert found.places[0] * 0.8 == pytest.approx(np.sort(gap[:, 0])[round(1000 * certainty) - 1])

    def test_a_binomial_gap_takes_its_quantile(self) -> None:
        gap = stats.binom.ppf(strata(500), 60, 0.3).astype(np.float64)[:, None]
        question = Question([option()], targets("North"), 0.9)
        assert solved(question, Effects(gap, one_each(gap))).places[0] == pytest.approx(stats.binom.ppf(0.9, 60, 0.3))

    def test_two_independent_cells_jointly_take_the_root_of_the_certainty_each(self) -> None:
        """At least 0.81 of both: at equal prices each takes its 0.9 quantile, by symmetry."""
        place = strata(16)
        one, other = (each.ravel() for each in np.meshgrid(place, place))
        gap = stats.norm.ppf(np.column_stack([one, other]), 40, 6)
        question = Question([option(), option("South")], targets("North", "South"), 0.81, jointly=True)
        found = solved(question, Effects(gap, one_each(gap)))
        assert found.cost == pytest.approx(2 * stats.norm.ppf(0.9, 40, 6), rel=0.03)
        assert found.places[0] == pytest.approx(found.places[1], rel=0.06)

    def test_cells_that_go_together_cost_jointly_what_they_cost_apart(self) -> None:
        gap = np.column_stack([stats.norm.ppf(strata(200), mean, 5) for mean in (30, 50)])
        options, wanted = [option(), option("South")], targets("North", "South")
        jointly = solved(Question(options, wanted, 0.9, jointly=True), Effects(gap, one_each(gap)))
        apart = solved(Question(options, wanted, 0.9), Effects(gap, one_each(gap)))
        assert jointly.cost == pytest.approx(apart.cost)

    def test_places_whose_effect_is_not_known_either(self) -> None:
        """Gap 10 and effect e: the number is 10 over the 0.1 quantile of e."""
        effect = stats.beta.ppf(strata(400), 18, 6)
        question = Question([option()], targets("North"), 0.9)
        found = solved(question, Effects(np.full((400, 1), 10.0), effect[:, None, None]))
        assert found.places[0] == pytest.approx(10 / np.sort(effect)[40])

    def test_the_share_of_fresh_draws_is_told_with_wilsons_interval(self) -> None:
        assert wilson(0.9, 100) == pytest.approx((0.8256, 0.9448), abs=1e-4)


@pytest.mark.requirement("S38 R2", "S38 R3")
class TestByHand:
    def test_the_cheaper_route_first_until_there_are_no_more_of_it(self) -> None:
        """A gap of 10: 4 places at 2 close 4; the other 6 take 3 places that close 2 each at 5: 8 + 15."""
        question = Question([option(price=2, most=4), option(price=5, route="SMT")], targets("North"), 1.0)
        found = solved(question, Effects(np.array([[10.0]]), np.array([[[1.0, 2.0]]])))
        assert found.places == pytest.approx([4, 3])
        assert found.cost == pytest.approx(23)

    def test_equity_gives_a_region_without_a_gap_its_share(self) -> None:
        """North needs 20 places for 100 people; half of that for South's 50 people is 5 more."""
        equity = Equity({"North": 100, "South": 50}, 0.5)
        question = Question([option(), option("South")], targets("North"), 1.0, per_head=equity)
        found = solved(question, Effects(np.array([[20.0]]), np.array([[[1.0, 0.0]]])))
        assert found.places == pytest.approx([20, 5])

    def test_supervisors_hold_an_early_start_back(self) -> None:
        """Room for 6 trainees early: the other 4 start late, though that is dearer."""
        options = [option(price=1), option(price=3, route="SMT")]
        question = Question(options, targets("North"), 1.0)
        check = SupervisionCheck("North", date(2027, 3, 31))
        effects = Effects(
            np.array([[10.0]]), np.array([[[1.0, 1.0]]]), [check], np.array([[-6.0]]), np.array([[[1.0, 0.0]]])
        )
        assert solved(question, effects).places == pytest.approx([6, 4])
        (room,) = commission(question, Draws(effects), About("x"), prices=False).supervision
        assert (room.region, room.before[0], room.after[0]) == ("North", pytest.approx(6), pytest.approx(0))

    def test_budget_for_a_year_moves_starts(self) -> None:
        early, late = option(price=1), Option("PTPT", "North", date(2027, 9, 1), date(2029, 9, 1), 1.2)
        question = Question([early, late], targets("North"), 1.0, yearly={"2026/27": 7.0})
        found = solved(question, Effects(np.array([[10.0]]), np.array([[[1.0, 1.0]]])))
        assert found.places == pytest.approx([7, 3])


def brute_force(question: Question, effects: Effects, allowed: int) -> float:
    """The least cost over every set of draws that may be given up, each a linear programme of SciPy's."""
    best = np.inf
    prices = [each.price for each in question.options]
    for held in combinations(range(effects.draws), effects.draws - allowed):
        rows, needed = -effects.closes[list(held)].reshape(-1, len(prices)), -effects.gap[list(held)].ravel()
        found = linprog(prices, rows, needed)
        best = min(best, found.fun if found.success else np.inf)
    return float(best)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_choice_of_draws_is_cheaper(seed: int) -> None:
    rng = np.random.default_rng(seed)
    gap = rng.uniform(5, 30, (9, 3))
    closes = rng.uniform(0.2, 1.0, (9, 3, 4)) * (rng.uniform(size=(1, 3, 4)) < 0.7)
    closes[:, :, 0] = 0.3
    options = [option(REGIONS[number], price, route=f"R{number}") for number, price in enumerate((3, 1, 1.5, 2))]
    question = Question(options, targets("North", "South", "East"), 7 / 9, jointly=True)
    assert solved(question, Effects(gap, closes)).cost == pytest.approx(
        brute_force(question, Effects(gap, closes), 2), rel=2e-3
    )


@pytest.mark.parametrize("seed", [4, 5, 18])
def test_targets_that_share_supervisors_give_up_draws_of_their_own(seed: int) -> None:
    """Two days in one region: the earlier months' supervision belongs to both, each by itself."""
    rng, draws, allowed = np.random.default_rng(seed), 7, 2
    early = Option("PTPT", "North", START, END, 1.0, most=30)
    late = Option("PTPT", "North", date(2027, 9, 1), date(2029, 9, 1), 1.3, most=30)
    days = [Target(f"gap on {on}", "North", on) for on in (date(2029, 3, 31), ON)]
    gap, closes = rng.uniform(2, 9, (draws, 2)), rng.uniform(0.5, 1, (draws, 2, 2))
    closes[:, 0, 1] = 0
    checks = [SupervisionCheck("North", day) for day in (date(2027, 3, 31), date(2028, 3, 31))]
    adds = np.broadcast_to([[1.0, 0.0], [1.0, 1.0]], (draws, 2, 2)).copy()
    effects = Effects(gap, closes, checks, -rng.uniform(9, 26, (draws, 2)), adds)
    question = Question([early, late], days, 1 - allowed / draws)
    events, best = events_of(question, effects), np.inf
    for given_up in product(combinations(range(draws), allowed), repeat=2):
        kept = np.ones((2, draws), np.bool_)
        kept[0, list(given_up[0])] = kept[1, list(given_up[1])] = False
        needed, lifts = (each[required_rows(events, kept, effects.rows)] for each in (effects.needed, effects.lifts))
        tried = linprog([1.0, 1.3], -lifts, -needed, bounds=(0, 30))
        best = min(best, tried.fun if tried.success else np.inf)
    found = solved(question, effects)
    assert (found.cost if found.closes else np.inf) == pytest.approx(best, rel=2e-3)


def test_what_is_forced_holds_whatever_is_given_up() -> None:
    rng = np.random.default_rng(4)
    needed, lifts = rng.uniform(-5, 20, 7), rng.uniform(-0.3, 1.0, (7, 3))
    least = forced(forced_by(needed, lifts), 2)
    for held in combinations(range(7), 5):
        for draw in range(7):
            found = linprog(lifts[draw], -lifts[list(held)], -needed[list(held)])
            if found.success:
                assert found.fun >= least[draw] - 1e-7


def several(seed: int = 5, draws: int = 60) -> tuple[list[Option], list[Target], Effects]:
    rng = np.random.default_rng(seed)
    common = rng.normal(size=(draws, 1))
    gap = 30 + np.array([10, 0, -5, 5]) + 6 * common + 4 * rng.normal(size=(draws, 4))
    prices = (3.0, 2.5, 2.8, 3.2)
    options = [option(region, price) for region, price in zip(REGIONS, prices, strict=True)]
    return options, targets(*REGIONS), Effects(gap, one_each(gap, 0.75))


def costs(points: Sequence[CurvePoint]) -> list[float]:
    assert all(point.cost is not None for point in points)
    return [point.cost or 0.0 for point in points]


@pytest.mark.requirement("S38 R3")
class TestPrices:
    def test_equity_and_certainty_cost_more_the_more_is_asked(self) -> None:
        options, wanted, effects = several()
        equity = Equity(dict(zip(REGIONS, (100, 150, 200, 120), strict=True)), 0.8)
        found = commission(Question(options, wanted, 0.9, jointly=True, per_head=equity), Draws(effects), About("x"))
        for curve in (found.price_of_equity, found.price_of_certainty):
            assert np.all(np.diff(costs(curve)) >= -1e-6)
        assert costs(found.price_of_equity)[-1] > costs(found.price_of_equity)[0]
        per_head = [each.per_head or 0.0 for each in found.regions]
        assert min(per_head) >= 0.8 * max(per_head) - 0.02
        assert any("more than sharing them without regard to it" in each for each in found.findings)

    def test_all_at_once_costs_no_less_than_each_by_itself(self) -> None:
        options, wanted, effects = several()
        jointly = commission(Question(options, wanted, 0.8, jointly=True), Draws(effects), About("x"), prices=False)
        apart = commission(Question(options, wanted, 0.8), Draws(effects), About("x"), prices=False)
        assert jointly.cost > apart.cost
        assert jointly.closed >= 0.8
        assert apart.closed >= 0.8

    def test_nothing_is_needed_where_there_is_no_gap(self) -> None:
        options, wanted, effects = several()
        none = Effects(effects.gap - 100, effects.closes)
        found = commission(Question(options, wanted), Draws(none), About("x"), prices=False)
        assert found.cost == 0
        assert "No place is needed" in found.findings[0]

    def test_draws_that_tighten_bring_the_share_nearer_to_what_was_asked(self) -> None:
        options, wanted, effects = several(draws=60)
        _, _, others = several(seed=6, draws=600)
        _, _, fresh = several(seed=7, draws=600)
        question = Question(options, wanted, 0.9, jointly=True)
        loose = commission(question, Draws(effects, checking=fresh), About("x"), prices=False)
        tight = commission(question, Draws(effects, others, fresh), About("x"), prices=False)
        assert loose.fresh is not None
        assert tight.fresh is not None
        assert tight.fresh.share > loose.fresh.share
