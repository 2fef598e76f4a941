"""What a lever changes in a scenario's document, and what it leaves as it was."""

from datetime import date
from typing import Any

import pytest

from stillroom.apps.workforce.levers import (
    LIMITS,
    Levers,
    movable,
    places_starting,
    pull,
    pull_files,
    set_places,
)


def document(**more: Any) -> dict[str, Any]:
    return {"base": date(2025, 3, 31), "parameters": {}, **more}


def places(**more: Any) -> dict[str, Any]:
    entry = {"name": "PTPT", "route": "PTPT", "number": {"North": 10, "South": 4}, "starts": [date(2026, 9, 1)]}
    return document(places=[entry | more])


def test_levers_that_stay_change_nothing() -> None:
    told = places()
    assert pull(told, Levers(), {}) == told


def test_the_document_given_stays_as_it_is() -> None:
    told = places()
    pull(told, Levers(places=150), {})
    assert told == places()


def test_places_to_come_are_scaled_and_those_begun_are_not() -> None:
    told = places(starts=[date(2024, 9, 1), date(2026, 9, 1)])
    begun, to_come = pull(told, Levers(places=150), {})["places"]
    assert (begun["name"], begun["number"], begun["starts"]) == (
        "PTPT, begun",
        {"North": 10, "South": 4},
        [date(2024, 9, 1)],
    )
    assert (to_come["name"], to_come["number"], to_come["starts"]) == (
        "PTPT",
        {"North": 15, "South": 6},
        [date(2026, 9, 1)],
    )


def test_places_begun_stand_at_the_median_of_what_names_them() -> None:
    told = places(number={"North": "begun", "South": 4}, starts=[date(2024, 9, 1), date(2026, 9, 1)])
    begun, to_come = pull(told, Levers(places=150), {"begun": 7.2})["places"]
    assert begun["number"] == {"North": 7.2, "South": 4}
    assert to_come["number"] == {"North": "begun", "South": 6}


def test_rates_are_scaled_by_their_years_so_that_what_is_not_known_of_them_stays() -> None:
    told = document(leaving=[{"name": "all", "rate": "leave", "by_year": {"2028": 0.5}}])
    entry = pull(told, Levers(leaving=90), {})["leaving"][0]
    assert entry["rate"] == "leave"
    assert entry["by_year"] == {"2025": 0.9, "2028": 0.45}


def test_a_parameter_is_changed_once_however_many_entries_name_it() -> None:
    told = document(
        parameters={"growth": {"low": 0.03, "high": 0.07}},
        demand=[{"name": "a", "vacancy": 0, "growth": "growth"}, {"name": "b", "vacancy": 0, "growth": "growth"}],
    )
    found = pull(told, Levers(growth=1), {})
    assert found["parameters"]["growth"] == {"low": 0.04, "high": 0.08}
    assert [each["growth"] for each in found["demand"]] == ["growth", "growth"]


def test_an_interval_that_reaches_below_0_is_no_longer_of_positive_numbers() -> None:
    told = document(
        parameters={"growth": {"low": 0.04, "high": 0.09}}, demand=[{"name": "a", "vacancy": 0, "growth": "growth"}]
    )
    found = pull(told, Levers(growth=-5), {})["parameters"]["growth"]
    assert found["kind"] == "any"
    assert (found["low"] + found["high"]) / 2 == pytest.approx(0.06 - 0.05)
    assert found["high"] - found["low"] == pytest.approx(0.05)


def test_none_of_something_judged_is_known_to_be_none() -> None:
    told = places(number="how_many") | {"parameters": {"how_many": {"low": 2, "high": 40, "owner": "Us"}}}
    assert pull(told, Levers(places=0), {})["parameters"]["how_many"] == {"value": 0, "owner": "Us"}


def test_activity_grows_by_5_per_cent_where_nothing_is_said() -> None:
    told = document(demand=[{"name": "a", "activity": {"North": 1}, "minutes": {"t": 30}}])
    entry = pull(told, Levers(growth=-2, minutes=90), {})["demand"][0]
    assert (entry["growth"], entry["minutes"]) == (0.03, {"t": 27})


def test_only_levers_that_a_scenario_has_something_for_can_be_moved() -> None:
    assert movable(document()) == []
    assert movable(places() | {"leaving": [{"name": "x"}]}) == ["places", "leaving"]


def test_every_lever_has_limits_around_where_it_stands() -> None:
    for name, (low, high) in LIMITS.items():
        assert low < getattr(Levers(), name) < high


def test_tables_of_places_are_scaled_from_the_base_date_on() -> None:
    told = document(places=[{"name": "PTPT", "route": "PTPT", "file": "places.csv"}])
    files = {"places.csv": "starts,number\n2024-09-01,10\n2026-09-01,10\n", "people.csv": "x\n"}
    assert pull_files(told, files, Levers(places=50)) == {
        "places.csv": "starts,number\n2024-09-01,10\n2026-09-01,5\n",
        "people.csv": "x\n",
    }


class TestPlacesByYear:
    def test_each_region_and_year(self) -> None:
        told = places(starts=[], every_year={"month": 9, "from": 2026, "until": 2027})
        assert [(each.region, each.year, each.number) for each in places_starting(told)] == [
            ("North", 2026, 10),
            ("North", 2027, 10),
            ("South", 2026, 4),
            ("South", 2027, 4),
        ]

    def test_more_places_stand_beside_the_old_ones_and_change_nobody_else(self) -> None:
        found = set_places(places(), {(0, "North", 2026): 12})["places"]
        assert found[0] == places()["places"][0]
        assert (found[1]["number"], found[1]["region"], found[1]["name"]) == (2, "North", "PTPT, North 2026: 12")

    def test_fewer_places_take_the_regions_years_apart(self) -> None:
        found = set_places(places(), {(0, "North", 2026): 3})["places"]
        assert [(each.get("region"), each["number"]) for each in found] == [(None, {"South": 4}), ("North", 3)]

    def test_a_parameter_is_left_alone(self) -> None:
        told = places(number={"North": "how_many"})
        assert set_places(told, {(0, "North", 2026): 3}) == told
