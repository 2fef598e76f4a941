"""What a route costs and gives back, by hand: break-even, fast tracks, leavers, who pays."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from stillroom.planning.costing.compare import compare
from stillroom.planning.costing.comparison import CostComparison
from stillroom.planning.costing.levy import Kind, LevyRefused, Payer
from stillroom.planning.costing.months import money_of
from stillroom.planning.costing.route import Line, Phase, Route

SALARY = Line("Salary", Kind.SALARY, Payer.EMPLOYER, Phase.IN_POST, 100.0)
COURSE = Line("Course", Kind.TRAINING, Payer.LEVY, Phase.TRAINING, 30.0)
ROUTE = Route("PTPT", "Trainee", 4, {0: 0.0}, 150.0, [SALARY, COURSE])
"""Four months of training without work at 100 a month; then work worth 150 for 100: 8 more months make up for it."""


def compared(*routes: Route, values: Mapping[str, np.ndarray] | None = None, period: int = 24) -> CostComparison:
    return compare(routes, values or {}, title="x", period=period, draws=1 if values is None else 1000)


@pytest.mark.requirement("S80 R1", "S80 R2")
class TestBreakEven:
    def test_by_hand(self) -> None:
        found = compared(ROUTE).routes[0]
        assert [month.cumulative.p50 for month in found.months[:6]] == pytest.approx(
            [-100, -200, -300, -400, -350, -300]
        )
        assert found.break_even.p50 == 12
        assert found.deepest.p50 == pytest.approx(400)
        assert found.deepest_month == 4
        assert found.break_even.sentence == "PTPT has paid for itself from month 12 on."

    def test_not_within_the_period(self) -> None:
        found = compared(ROUTE, period=11).routes[0]
        assert found.break_even.p50 is None
        assert found.break_even.share == 0
        assert found.break_even.sentence == "PTPT does not pay for itself within 11 months in any draw."

    def test_a_dip_later_counts(self) -> None:
        """Two months of work that pay, then a price that undoes it."""
        late = Line("Assessment", Kind.ASSESSMENT, Payer.EMPLOYER, Phase.AFTER, 500.0, once=True)
        route = replace(ROUTE, works={0: 1.0}, lines=[SALARY, late])
        assert compared(route).routes[0].break_even.p50 == 10

    def test_work_in_training_in_straight_lines(self) -> None:
        """From 0 to 1 over four months: an eighth, three, five and seven eighths of 150."""
        money = money_of(replace(ROUTE, works={0: 0.0, 4: 1.0}), {}, period=5, draws=1)
        assert money.contribution[0] == pytest.approx([18.75, 56.25, 93.75, 131.25, 150])

    def test_a_figure_that_is_not_known_gives_a_band(self) -> None:
        """400 ÷ (worth − 100) months after month 4, for a worth spread evenly from 140 to 200."""
        worth = np.linspace(140, 200, 1000)
        found = compared(replace(ROUTE, worth="worth"), values={"worth": worth}).routes[0]
        assert found.break_even.p50 == 4 + np.ceil(400 / 70)
        assert (found.break_even.p10, found.break_even.p90) == (4 + np.ceil(400 / 94), 4 + np.ceil(400 / 46))
        assert found.drivers[0].name == "worth"
        assert found.drivers[0].share > 0.99


@pytest.mark.requirement("S80 R4")
class TestRoutes:
    def test_what_a_passport_shows_is_not_trained_again(self) -> None:
        fast = replace(ROUTE, code="Fast track", already_met=0.5)
        found = compared(ROUTE, fast)
        assert found.routes[1].break_even.p50 == 6
        assert found.routes[1].levy.p50 == pytest.approx(found.routes[0].levy.p50 / 2)
        overtakes = {(each.route, each.other): each.when for each in found.overtakes}
        assert overtakes["Fast track", "PTPT"].p50 == 3  # alike while both train
        assert overtakes["PTPT", "Fast track"].p50 is None

    def test_of_two_that_are_alike_neither_leads(self) -> None:
        found = compared(ROUTE, replace(ROUTE, code="Same"))
        said = "PTPT and Same leave the employer no different in any of the 24 months."
        assert [each.when.share for each in found.overtakes] == [0, 0]
        assert found.overtakes[0].when.sentence == said
        assert found.findings.count(said) == 1

    def test_a_lead_counts_from_the_month_that_ends_the_tie(self) -> None:
        """The same until month 5, in which one of them pays for its assessment."""
        later = Line("Assessment", Kind.ASSESSMENT, Payer.EMPLOYER, Phase.AFTER, 50.0, once=True)
        dearer = replace(ROUTE, code="Dearer", lines=[*ROUTE.lines, later])
        found = {each.route: each.when for each in compared(ROUTE, dearer).overtakes}
        assert found["PTPT"].p50 == 5
        assert found["PTPT"].sentence == "PTPT leaves the employer better off than Dearer from month 5 on."
        assert found["Dearer"].sentence == "Dearer does not overtake PTPT within 24 months in any draw."

    def test_a_post_that_stays_empty_first(self) -> None:
        agency = Line("Agency", Kind.OTHER, Payer.EMPLOYER, Phase.BEFORE, 60.0)
        hire = replace(ROUTE, begins=2.5, months=0, lines=[agency, SALARY])
        money = money_of(hire, {}, period=4, draws=1)
        assert money.employer[0] == pytest.approx([60, 60, 80, 100])
        assert money.contribution[0] == pytest.approx([0, 0, 75, 150])

    def test_those_who_leave_neither_cost_nor_give(self) -> None:
        money = money_of(replace(ROUTE, leaves=0.6), {}, period=24, draws=1)
        assert money.stays[0, 23] == pytest.approx(np.exp(-0.6 * 23.5 / 12))
        assert money.net[0, 23] == pytest.approx(50 * np.exp(-0.6 * 23.5 / 12))

    def test_hours_times_price(self) -> None:
        trainer = Line("Trainer", Kind.TRAINER_TIME, Payer.EMPLOYER, Phase.TRAINING, 26.0, hours=11.0)
        money = money_of(replace(ROUTE, lines=[trainer]), {}, period=6, draws=1)
        assert money.employer[0] == pytest.approx([286] * 4 + [0, 0])


@pytest.mark.requirement("S80 R3")
class TestWhoPays:
    def test_the_levy_is_no_cost_of_the_employer(self) -> None:
        found = compared(ROUTE).routes[0]
        assert found.levy.p50 == pytest.approx(120)
        assert found.employer.p50 == pytest.approx(2400)

    @pytest.mark.requirement("RU16")
    @pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.TRAINING, Kind.ASSESSMENT)])
    def test_the_levy_pays_for_nothing_but_training_and_assessment(self, kind: Kind) -> None:
        with pytest.raises(LevyRefused, match=r"“Study days” is .*the levy may not pay for it"):
            Line("Study days", kind, Payer.LEVY, Phase.TRAINING, 100.0)

    @pytest.mark.requirement("RU16")
    @pytest.mark.parametrize("kind", [Kind.TRAINING, Kind.ASSESSMENT])
    def test_it_does_pay_for_those(self, kind: Kind) -> None:
        assert Line("Course", kind, Payer.LEVY, Phase.TRAINING, 100.0).amount == 100

    def test_a_share_above_one_is_refused_in_the_draw_where_it_is(self) -> None:
        with pytest.raises(ValueError, match=r"PTPT, works: 1\.2 cannot be"):
            compared(replace(ROUTE, works={0: "work"}), values={"work": np.linspace(0.2, 1.2, 1000)})
