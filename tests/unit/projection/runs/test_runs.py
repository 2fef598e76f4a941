"""What a run writes, and that it is the same whoever ran it."""

import csv
import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stillroom.planning.projection.measures import ABOUT
from stillroom.planning.projection.runs.compare import Asked, compare, write_compared
from stillroom.planning.projection.runs.pool import Where
from stillroom.planning.projection.runs.reading import Read, read
from stillroom.planning.projection.runs.replay import CannotReplay, replay
from stillroom.planning.projection.runs.run import again, project, run
from stillroom.planning.projection.runs.summary import COLUMNS, INSUFFICIENT, NOT_APPLICABLE, lines
from tests.unit.projection.scenarios.small import small

FILES = ("summary.csv", "flows.csv", "moves.csv", "spread.csv", "parameters.parquet", "draws.parquet")
JOINING = """
[[joining]]
name = "Technicians"
to = { staff_group = "technician", band = "4", sector = "hospital" }
per_year = 6
"""


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Read, Path]:
    folder = tmp_path_factory.mktemp("run")
    given = small(folder, more=JOINING)
    project(given, folder / "out", where=Where(workers=1), keep_draws=True)
    return given, folder / "out"


def test_the_summary_has_the_columns_and_totals_that_others_rely_on(ran: tuple[Read, Path]) -> None:
    told = rows(ran[1] / "summary.csv")
    assert tuple(told[0]) == COLUMNS
    assert {each["date"] for each in told} == {"2025-03-31", "2026-03-31", "2027-03-31", "2028-03-31"}
    (start,) = [
        each
        for each in told
        if (each["date"], each["measure"], each["staff_group"], each["sector"], each["region"])
        == ("2025-03-31", "headcount", "all", "all", "all")
    ]
    assert (start["mean"], start["sd"], start["p05"], start["mc_se"]) == ("110", "0", "110", "0")


def test_of_no_posts_there_is_no_vacancy_rate_and_the_row_says_so(ran: tuple[Read, Path]) -> None:
    """No technician is needed in the hospital of the South; primary care is missing data, and so are totals over it."""
    told = [each for each in rows(ran[1] / "summary.csv") if each["measure"] == "vacancy_rate"]
    said = {
        (each["sector"], each["region"]): each["mean"]
        for each in told
        if (each["date"], each["staff_group"]) == ("2025-03-31", "technician")
    }
    assert said["hospital", "South"] == NOT_APPLICABLE
    assert said["primary care", "South"] == said["all", "all"] == INSUFFICIENT
    assert float(said["hospital", "North"]) == pytest.approx(0.1)
    gaps = [each for each in rows(ran[1] / "summary.csv") if each["measure"] == "gap_fte"]
    assert len(told) == len(gaps)


def test_a_rate_that_has_no_value_in_one_draw_is_no_mean_of_the_others(ran: tuple[Read, Path]) -> None:
    found = run(ran[0].scenario, where=Where(workers=1))
    draws = dict(found.measured.each())["vacancy_rate"].copy()
    north = (0, 0, 0)
    assert found.measured.tables.names(north) == ("technician", "hospital", "North")
    draws[2, 0, *north] = np.nan  # as where nobody is needed
    said = next(iter(lines("vacancy_rate", draws, found.measured.tables, found.dates, {})))
    assert said == ["2025-03-31", "vacancy_rate", "technician", "hospital", "North", NOT_APPLICABLE, *[""] * 9]


def test_every_table_of_flows_adds_up(ran: tuple[Read, Path]) -> None:
    manifest = json.loads((ran[1] / "manifest.json").read_text("utf-8"))
    tables: dict[tuple[str, ...], float] = defaultdict(float)
    for each in rows(ran[1] / "flows.csv"):
        sign = {"opening": 1, "closing": -1, "+": 1, "-": -1}[manifest["flows"].get(each["kind"], each["kind"])]
        tables[each["from"], each["staff_group"], each["sector"], each["region"]] += sign * float(each["mean"])
    assert len(tables) > 30
    assert max(abs(each) for each in tables.values()) < 1e-5


def test_who_goes_to_primary_care_is_missed_elsewhere(ran: tuple[Read, Path]) -> None:
    """New posts that draw from the hospital: what one sector gains is what the other gives."""
    told = {
        (each["sector"], each["kind"]): float(each["mean"])
        for each in rows(ran[1] / "flows.csv")
        if (each["to"], each["staff_group"], each["region"]) == ("2027-03-31", "technician", "North")
    }
    moved = [each for each in rows(ran[1] / "moves.csv") if each["law"] == "takes a new post"]
    assert {(each["sector"], each["to_sector"], each["to_region"]) for each in moved} == {
        ("hospital", "primary care", "North")
    }
    assert sum(float(each["mean"]) for each in moved) == told["hospital", "drawn_out"]
    assert told["primary care", "drawn_in"] == told["hospital", "drawn_out"] > 0


@pytest.mark.requirement("S63 R4", "S75 R5")
def test_need_is_told_where_it_is_stated_and_nowhere_else(ran: tuple[Read, Path]) -> None:
    told = {
        (each["staff_group"], each["sector"]): each["mean"]
        for each in rows(ran[1] / "summary.csv")
        if (each["date"], each["measure"], each["region"]) == ("2025-03-31", "vacancy_rate", "all")
    }
    assert float(told["technician", "hospital"]) == pytest.approx(0.1)
    assert told["technician", "primary care"] == told["technician", "all"] == told["all", "all"] == INSUFFICIENT
    reasons = json.loads((ran[1] / "manifest.json").read_text("utf-8"))["insufficient"]
    assert ("technician", "primary care") in {(each["staff_group"], each["sector"]) for each in reasons}


@pytest.mark.requirement("S75 R6")
def test_the_manifest_says_what_the_run_was_made_from(ran: tuple[Read, Path]) -> None:
    told = json.loads((ran[1] / "manifest.json").read_text("utf-8"))
    assert (told["seed"], told["executor"], told["draws"], told["synthetic"]) == (1, "individuals", 6, True)
    assert {"python", "stillroom", "numpy", "numba"} <= set(told["versions"])
    assert [each["file"] for each in told["inputs"]] == ["../scenario.toml"]
    assert sorted(each["file"] for each in told["outputs"]) == sorted(FILES)
    assert "posts minus people in post" in told["vacancy"]
    leave = next(each for each in told["parameters"] if each["name"] == "leave")
    assert leave["low"] < leave["value"] < leave["high"]
    assert any(each["name"] == "moving_sector[1].rate" for each in told["parameters"])  # a plain number


def test_every_measure_is_explained(ran: tuple[Read, Path]) -> None:
    assert {each["measure"] for each in rows(ran[1] / "summary.csv")} == set(ABOUT)


def test_the_draws_are_those_of_the_summary(ran: tuple[Read, Path]) -> None:
    from pyarrow import parquet

    draws = [
        each["value"]
        for each in parquet.read_table(ran[1] / "draws.parquet").to_pylist()
        if (each["date"].isoformat(), each["measure"]) == ("2028-03-31", "headcount")
        and each["staff_group"] == each["sector"] == each["region"] == "all"
    ]
    (told,) = [
        each
        for each in rows(ran[1] / "summary.csv")
        if (each["date"], each["measure"]) == ("2028-03-31", "headcount")
        and each["staff_group"] == each["sector"] == each["region"] == "all"
    ]
    assert len(draws) == 6
    assert float(told["mean"]) == pytest.approx(np.mean(draws), abs=1e-6)
    assert float(told["sd"]) == pytest.approx(np.std(draws, ddof=1), abs=1e-6)
    assert float(told["p50"]) == pytest.approx(np.median(draws), abs=1e-6)
    assert float(told["mc_se"]) == pytest.approx(np.std(draws, ddof=1) / 6**0.5, abs=1e-6)


@pytest.mark.parametrize("where", [Where(2, block=4), Where(2, processes=True, block=3)], ids=["threads", "processes"])
def test_the_same_bits_whoever_runs_it(ran: tuple[Read, Path], tmp_path: Path, where: Where) -> None:
    project(ran[0], tmp_path, where=where, keep_draws=True)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (ran[1] / name).read_bytes(), name


def test_more_draws_leave_the_first_as_they_were(ran: tuple[Read, Path]) -> None:
    first = run(ran[0].scenario, Where(1))
    more = run(replace(ran[0].scenario, draws=9), Where(1))
    assert np.array_equal(more.measured.people[:6], first.measured.people)


def test_some_draws_are_run_again_with_other_chances(ran: tuple[Read, Path]) -> None:
    found = run(ran[0].scenario, Where(1))
    assert found.again is not None
    assert len(found.again.people) == again(ran[0].scenario) == 6
    assert not np.array_equal(found.again.people, found.measured.people)


def test_a_replay_gives_the_same_bits(ran: tuple[Read, Path]) -> None:
    found = replay(ran[1] / "manifest.json", where=Where(2))
    assert sorted(found.same) == sorted(FILES)
    assert not found.different
    assert not found.versions


def test_a_shipped_scenario_is_named_so_and_found_again(tmp_path: Path) -> None:
    shipped = read("example")
    project(replace(shipped, scenario=replace(shipped.scenario, draws=2)), tmp_path, where=Where(2))
    told = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert [each["file"] for each in told["inputs"]] == ["shipped:example/scenario.toml", "shipped:example/people.csv"]
    assert not replay(tmp_path / "manifest.json", where=Where(1)).different


def test_a_file_that_changed_under_the_manifest_is_named(tmp_path: Path) -> None:
    given = small(tmp_path)
    project(replace(given, scenario=replace(given.scenario, draws=2)), tmp_path / "out", where=Where(1))
    (tmp_path / "scenario.toml").write_text((tmp_path / "scenario.toml").read_text("utf-8") + "\n# more\n", "utf-8")
    with pytest.raises(CannotReplay, match=r"inputs, ../scenario.toml: the file has changed since the run."):
        replay(tmp_path / "out" / "manifest.json")
    (tmp_path / "scenario.toml").unlink()
    with pytest.raises(CannotReplay, match="the file is gone"):
        replay(tmp_path / "out" / "manifest.json")


@pytest.mark.requirement("S75 R4")
def test_a_scenario_that_changes_nothing_differs_by_exactly_zero(ran: tuple[Read, Path], tmp_path: Path) -> None:
    found = compare(ran[0], ran[0], Asked(first=4), where=Where(2))
    assert (found.difference, found.half, found.draws, found.reached) == (0.0, 0.0, 4, True)
    write_compared(found, ran[0], ran[0], tmp_path)
    told = rows(tmp_path / "difference.csv")
    assert {each["mean"] for each in told} == {"0", INSUFFICIENT, NOT_APPLICABLE}


def test_more_places_touch_nobody_else(ran: tuple[Read, Path], tmp_path: Path) -> None:
    """Two more from outside add two trainees in every draw; who else is there stays."""
    outside = ('from_support = "half"', "from_support = 0")
    few, many = small(tmp_path, outside), small(tmp_path, outside, ("number = 8", "number = 10"))
    found = compare(few, many, Asked("trainees", on=None, first=4, most=4), where=Where(2))
    difference = found.other.measured.people - found.one.measured.people
    assert set(np.unique(difference)) <= {0, 1, 2, 3, 4}
    assert (found.other.measured.flows["joiners"] - found.one.measured.flows["joiners"]).sum(axis=(1, 2)).tolist() == [
        4
    ] * 4


def test_a_comparison_stops_when_the_difference_is_known_as_asked(ran: tuple[Read, Path], tmp_path: Path) -> None:
    fewer = small(tmp_path, ("events = 30", "events = 10"), more=JOINING)
    wide = compare(ran[0], fewer, Asked(within=0.5, first=4, most=64), where=Where(2))
    close = compare(ran[0], fewer, Asked(within=0.05, first=4, most=64), where=Where(2))
    assert wide.difference > 0
    assert wide.reached
    assert wide.draws < close.draws


def test_measures_of_the_expected_numbers_have_no_chance_in_them(ran: tuple[Read, Path], tmp_path: Path) -> None:
    expected = replace(ran[0], scenario=replace(ran[0].scenario, executor="expected"))
    project(expected, tmp_path, where=Where(2))
    shares = {each["source"]: each["share"] for each in rows(tmp_path / "spread.csv")}
    assert shares == {"chance": "0.0000", "not known": "1.0000"}
    assert any(
        "by chance is not shown" in each for each in json.loads((tmp_path / "manifest.json").read_text())["limitations"]
    )


def test_with_feedback_a_run_says_what_another_step_would_change(tmp_path: Path) -> None:
    supervision = """
[supervision]
on = true
drop_out = 1.0
delay = 1.0

[[supervision.takes]]
where = { staff_group = "technician" }
trainees = 0.05
"""
    given = small(tmp_path, more=supervision)
    project(replace(given, scenario=replace(given.scenario, executor="expected", draws=1)), tmp_path / "out")
    told = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["limitations"]
    (said,) = [each for each in told if each.startswith("Trainers' capacity is read every month.")]
    assert "would differ by" in said
    assert "differ by 0.0" not in said
