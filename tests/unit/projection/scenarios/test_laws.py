"""Each law by itself, where its answer is plain."""

from datetime import date

import numpy as np
import pytest

from stillroom.planning.projection.demand import Activity, Established, Need, Places, Posts
from stillroom.planning.projection.laws import dormancy, joining, leaving, moving_sector, progressing, recruiting
from stillroom.planning.projection.laws.hazard import stepped
from stillroom.planning.projection.laws.horizon import Horizon
from stillroom.planning.projection.laws.keys import key, named, told_apart
from stillroom.planning.projection.laws.where import NOT_IN_POST, To, Where
from stillroom.planning.projection.laws.working_time import WorkingTime, as_at_the_start, working_time
from stillroom.planning.projection.space import FIRST_AGE, Cell, Space
from stillroom.planning.projection.transitions import LEAVES

HOSPITAL, PRIMARY = Cell("technician", "4", "hospital", "North"), Cell("technician", "4", "primary care", "North")
HIGHER, AWAY = Cell("technician", "5", "hospital", "North"), Cell("technician", "4", NOT_IN_POST, "North")
SPACE = Space([HOSPITAL, PRIMARY, HIGHER, AWAY])
HORIZON = Horizon(date(2025, 3, 31), 4)
EVERYBODY = Where()


def test_months_end_with_the_base_date_s_month() -> None:
    assert [HORIZON.end(month) for month in (0, 1, 11)] == [date(2025, 3, 31), date(2025, 4, 30), date(2026, 2, 28)]
    assert Horizon(date(2025, 1, 15), 1).end(1) == date(2025, 2, 15)


def test_years_are_those_that_begin_on_the_day_after_the_base_date() -> None:
    assert [Horizon(day, 1).first_year for day in (date(2025, 3, 31), date(2024, 12, 31))] == [2025, 2025]
    fewer = leaving.Leaving("all", EVERYBODY, 0.1, by_year={2025: 0.5})
    assert fewer.shape(Horizon(date(2024, 12, 31), 2), (0,))[0, 0, 0] == 0.5


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2025, 3, 31), 0),
        (date(2025, 4, 1), 1),
        (date(2025, 4, 30), 1),
        (date(2025, 9, 1), 6),
        (date(2024, 9, 1), -6),
    ],
)
def test_what_begins_on_a_day_is_there_from_the_end_of_its_month(day: date, month: int) -> None:
    assert HORIZON.month(day) == month


def test_a_multiplier_holds_until_the_next() -> None:
    assert list(stepped({2: 3.0, 4: 5.0}, 1, 6)) == [1, 3, 3, 5, 5, 5]


def test_leaving_by_age_time_in_post_and_year() -> None:
    law = leaving.Leaving("x", EVERYBODY, "rate", {16: 2.0, 30: 1.0}, {0: 1.5, 2: 1.0}, {2027: 0.5})
    (move,) = leaving.moves([law], SPACE, HORIZON, (0, 2))
    assert list(move.cells) == [0, 1, 2]  # who is not in post does not leave it
    assert set(move.to) == {LEAVES}
    year, young, older = 2, 29 - FIRST_AGE, 30 - FIRST_AGE
    assert move.shape[0, 0, young] == 3.0
    assert move.shape[year, 1, older] == 0.5


def test_moving_keeps_what_is_not_named() -> None:
    law = moving_sector.MovingSector("x", EVERYBODY, 0.1, to=To(sector="primary care"))
    with pytest.raises(KeyError):  # band 5 is not there in primary care
        list(moving_sector.moves([law], SPACE, HORIZON, (0,)))
    law = moving_sector.MovingSector("x", Where(band=("4",)), 0.1, to=To(sector="primary care"))
    (move,) = moving_sector.moves([law], SPACE, HORIZON, (0,))
    assert (list(move.cells), list(move.to), move.outcome) == ([0], [1], "moves to primary care")


def test_promotion_begins_time_in_post_anew_unless_said_otherwise() -> None:
    where = Where(band=("4",), sector=("hospital",))
    anew = progressing.Progressing("x", where, 0.1, to=To(band="5"))
    on = progressing.Progressing("y", where, 0.1, to=To(band="5"), keeps_years_in_post=True)
    moves = list(progressing.moves([anew, on], SPACE, HORIZON, (0,)))
    assert [each.keeps_tenure for each in moves] == [False, True]
    assert [list(each.to) for each in moves] == [[2], [2]]


def test_who_stops_comes_back() -> None:
    law = dormancy.Dormancy("x", Where(band=("4",)), 0.1, returns="back", returns_to=To(sector="hospital"))
    stops, returns = dormancy.moves([law], SPACE, HORIZON, (0,))
    assert (list(stops.cells), list(stops.to)) == ([0, 1], [3, 3])
    assert (list(returns.cells), list(returns.to), returns.rate) == ([3], [0], "back")


def test_joiners_are_spread_over_months_and_as_the_people_at_the_start_are() -> None:
    law = joining.Joining("x", Where(band=("4",)), "rate", (20, 29), (4, 9), {2026: 2.0})
    found = joining.intakes([law], SPACE, HORIZON, np.array([30.0, 10.0, 5.0, 0.0]))
    assert [(each.month, each.expected) for _, each in found][:4] == [(1, 0.5), (6, 0.5), (13, 1.0), (18, 1.0)]
    assert list(found[0][1].share) == [0.75, 0.25, 0.0, 0.0]
    assert (found[0][1].first_age, found[0][1].ages) == (4, 10)


def test_keys_are_of_what_it_is() -> None:
    assert key("places", "PTPT", "North") == key("places", "PTPT", "North") != key("places", "PTPT", "South")
    assert 1 <= key("x") < 2**31


def test_of_two_names_that_make_one_key_the_later_takes_its_next() -> None:
    names = [named("joining", f"Intake {number}", "2025-04-30") for number in (51079, 2842, 7)]
    assert key(names[0]) == key(names[1]) == 1169972121
    found = told_apart(names)
    assert found == told_apart(reversed(names))
    assert found == {names[1]: 1169972121, names[0]: key(names[0], 1), names[2]: key(names[2])}
    assert len(set(found.values())) == 3


@pytest.mark.requirement("RU6")
@pytest.mark.parametrize(("population", "allowed"), [(100_000, 1), (100_001, 2)])
def test_a_network_may_take_on_one_and_a_large_one_two(population: int, allowed: int) -> None:
    cap = recruiting.Cap({"North": [population]})
    assert cap.allows("North", date(2020, 10, 1)) == allowed


@pytest.mark.requirement("RU6")
def test_the_cap_holds_from_april_2020_until_it_was_lifted() -> None:
    cap = recruiting.Cap({"North": [50_000]})
    days = [date(2020, 3, 31), date(2020, 4, 1), date(2020, 12, 31), date(2021, 1, 1), date(2021, 2, 1)]
    assert [cap.allows("North", day) for day in days] == [None, 1, 1, None, None]


def test_new_posts_under_the_cap_share_the_year_s_allowance() -> None:
    horizon = Horizon(date(2020, 3, 31), 2)
    days = (date(2020, 5, 1), date(2020, 11, 1), date(2021, 2, 1))
    law = recruiting.Recruiting("x", PRIMARY, 10.0, days, {"hospital": 1.0}, cap=recruiting.Cap({"North": [1] * 6}))
    assert [each.allowed({}) for each in recruiting.new_posts([law], SPACE, horizon)] == [3.0, 3.0, 10.0]


def test_what_donors_do_not_give_stays_vacant_if_so_stated() -> None:
    law = recruiting.Recruiting("x", PRIMARY, 10.0, (date(2026, 4, 1),), {"hospital": "share"}, rest_vacant=True)
    (posts,) = recruiting.new_posts([law], SPACE, HORIZON)
    assert posts.left_vacant({"share": 0.7}) == pytest.approx(3.0)
    assert [list(each.cells) for each in posts.filling.pools] == [[0, 2]]


def test_working_time_by_age_and_nothing_for_who_is_not_in_post() -> None:
    law = WorkingTime("technician", {16: {100: 16}, 40: {60: 4, 100: 12}})
    found = working_time([law], SPACE)
    assert found.mean[0, 39 - FIRST_AGE] == 1.0
    assert found.mean[0, 40 - FIRST_AGE] == 0.9
    assert found.mean[3].max() == 0.0


def test_working_time_as_the_people_at_the_start_work() -> None:
    law = as_at_the_start("technician", [35, 35], [0.5, 1.0], [4, 12])
    assert law.by_age[30] == {50: 4, 100: 12}
    assert law.by_age[16] == law.by_age[30]


def need(*entries: Activity | Posts | Established, at_start: float = 0.0) -> Need:
    places = Places(("technician",), ("hospital",), ("North",))
    return Need(places, entries, (), HORIZON, np.full((1, 1, 1), at_start))


@pytest.mark.requirement("RU21", "S75 R1")
def test_quality_assurance_and_training_count_beside_production() -> None:
    """60,000 units of 10 minutes are 10,000 hours; of 1,250 hours a fifth is not production: ten people, then more."""
    law = Activity("x", "hospital", {"North": 60_000.0}, {"technician": 10.0}, 1250.0, 0.05, 0.15, 0.05)
    assert need(law).of({}, (0, 12)).ravel() == pytest.approx([10.0, 10.5])


def test_productivity_has_dates() -> None:
    law = Activity(
        "x", "hospital", {"North": 60_000.0}, {"technician": 10.0}, 1000.0, 0.0,
        productivity={date(2026, 4, 1): 0.9, date(2027, 4, 1): 0.5},
    )  # fmt: skip
    assert need(law).of({}, (0, 12, 13, 25)).ravel() == pytest.approx([10.0, 10.0, 9.0, 5.0])


def test_posts_that_stand_and_a_vacancy_rate_at_the_start() -> None:
    fixed = Posts("x", "technician", "hospital", {"North": 7.0}, date(2026, 4, 1))
    assert list(need(fixed).of({}, (12, 13)).ravel()) == [0.0, 7.0]
    established = Established("x", ("technician",), ("hospital",), 0.1)
    assert need(established, at_start=90.0).of({}, (0,)).ravel() == pytest.approx([100.0])


def test_without_any_demand_nothing_is_known() -> None:
    assert not need().known().any()
    assert need(Established("x", ("technician",), ("hospital",))).known().all()
