"""What a scenario file says, and how one extends another."""

from pathlib import Path

import numpy as np
import pytest

from stillroom.planning.projection.laws.keys import key
from stillroom.planning.projection.runs.lines import lines_of
from stillroom.planning.projection.runs.reading import NotAScenario, read
from stillroom.planning.projection.runs.schema import schema
from stillroom.planning.projection.scenario import model_of, start_of
from stillroom.planning.projection.scenario.drawn import middle
from stillroom.planning.projection.scenario.start import spread
from tests.unit.projection.scenarios.small import small, written

JOINING = """
[[joining]]
name = "Intake {}"
to = {{ staff_group = "technician", band = "4", sector = "hospital" }}
per_year = 6
months = [4]
"""


@pytest.mark.parametrize("numbers", [(2842, 51079), (51079, 2842)])
def test_two_entries_whose_names_make_one_key_are_told_apart(tmp_path: Path, numbers: tuple[int, int]) -> None:
    """“Intake 2842” and “Intake 51079” hash alike on 30 April 2025; whichever comes first in the file."""
    entries = "".join(JOINING.format(number) for number in numbers)
    model = model_of(small(tmp_path, more=entries).scenario, {"leave": 0.1, "half": 0.5})
    found = {each.name.split("\x1f")[1]: each.key for each in model.intakes if each.month == 1}
    assert found == {"Intake 2842": 1169972121, "Intake 51079": key("joining", "Intake 51079", "2025-04-30", 1)}
    alone = model_of(small(tmp_path).scenario, {"leave": 0.1, "half": 0.5})
    assert [each.key for each in model.fillings] == [each.key for each in alone.fillings]


def test_tables_merge_by_name_and_lists_by_the_names_of_their_entries(tmp_path: Path) -> None:
    small(tmp_path)
    child = written(
        tmp_path,
        'extends = "scenario.toml"\ntitle = "Fewer leave"\n'
        "[parameters.leave]\nevents = 15\n"
        '[[places]]\nname = "Autumn"\nnumber = 20\n'
        '[[leaving]]\nname = "Support"\nwhere = { staff_group = "support" }\nrate = 0.2\n',
        "child.toml",
    )
    scenario = read(child).scenario
    assert (scenario.title, scenario.years) == ("Fewer leave", 3)
    assert scenario.parameters["leave"].middle == pytest.approx(15.5 / 300, rel=0.03)
    assert [(each.name, each.number, each.region) for each in scenario.places] == [("Autumn", 20.0, "North")]
    assert [each.name for each in scenario.leaving] == ["Technicians", "Support"]


def test_the_line_of_a_problem_is_that_of_the_file_that_said_it(tmp_path: Path) -> None:
    small(tmp_path)
    child = written(tmp_path, 'extends = "scenario.toml"\n[[places]]\nname = "Autumn"\nnumber = -1\n', "child.toml")
    with pytest.raises(ValueError, match=r"child.toml, line 4, places\[1\].number"):
        read(child)


def test_every_file_that_was_read_is_told_of(tmp_path: Path) -> None:
    small(tmp_path)
    child = written(tmp_path, 'extends = "scenario.toml"\n', "child.toml")
    assert [each.path.name for each in read(child).inputs] == ["child.toml", "scenario.toml"]


def test_lines_of_fields_in_lists_and_within_long_words() -> None:
    text = 'a = """\n[not] a = table\n"""\n[b]\nc = [\n  1, # ]\n]\n[[d.e]]\nf = "]"\n[[d.e]]\n"g h" = { i = 1 }\n'
    assert lines_of(text) == {
        ("a",): 1, ("b",): 4, ("b", "c"): 5, ("d", "e"): 8, ("d", "e", 0): 8, ("d", "e", 0, "f"): 9,
        ("d", "e", 1): 10, ("d", "e", 1, "g h"): 11,
    }  # fmt: skip


def test_places_that_began_before_the_base_date_are_trainees_at_the_start(tmp_path: Path) -> None:
    scenario = small(tmp_path, ("starts = [2025-09-01,", "starts = [2024-09-01, 2022-09-01,")).scenario
    start = start_of(scenario)
    in_training = [i for i, due in enumerate(start.due if start.due is not None else ()) if due >= 0]
    assert len(in_training) == 8  # those of 2022 have qualified
    assert {scenario.space.cells[start.cell[i]].staff_group for i in in_training} == {"trainee"}
    assert start.due is not None
    assert set(start.due[in_training]) == {18}  # 30 September 2026


def test_people_are_spread_evenly_over_a_range() -> None:
    assert [spread((20, 24), number, 5) for number in range(5)] == [20, 21, 22, 23, 24]
    assert [spread((20, 21), number, 4) for number in range(4)] == [20, 20, 21, 21]
    assert spread((20, 30), 0, 1) == 25


def test_working_time_that_is_not_that_of_the_rows_is_noted(tmp_path: Path) -> None:
    assert not [each for each in small(tmp_path).notices if "By `working_time`" in each]
    half = "\n[working_time.technician]\n16 = { 50 = 16 }\n"
    (said,) = [each for each in small(tmp_path, more=half).notices if "By `working_time`" in each]
    assert "work 70.0 full-time equivalents; by their rows 110.0." in said


def test_who_is_not_in_post_leaves_by_a_law_of_her_own(tmp_path: Path) -> None:
    more = """
[[dormancy]]
name = "Breaks"
where = { staff_group = "technician", sector = "hospital" }
rate = 0.1
returns = 0.3

[[leaving]]
name = "For good"
where = { sector = "not in post" }
rate = 0.2
"""
    scenario = small(tmp_path, more=more).scenario
    model = model_of(scenario, middle(scenario))
    rate = {outcome: model.law.rate[0, ..., number].max(axis=(1, 2)) for number, outcome in enumerate(model.outcomes)}
    away = [number for number, cell in enumerate(scenario.space.cells) if cell.sector == "not in post"]
    assert len(away) == 4  # two bands in two regions
    assert set(rate["leaves"][away]) == {0.2}
    assert set(rate["returns"][away]) == {0.3}


def test_people_are_as_in_the_rows(tmp_path: Path) -> None:
    scenario = small(tmp_path).scenario
    counted = np.bincount(start_of(scenario).cell, minlength=len(scenario.space))
    assert {str(scenario.space.cells[i]): int(n) for i, n in enumerate(counted) if n} == {
        "technician, band 4, hospital, North": 60,
        "technician, band 5, primary care, South": 20,
        "support, band 2, hospital, North": 30,
    }


def test_a_drawn_value_reaches_the_law(tmp_path: Path) -> None:
    scenario = small(tmp_path).scenario
    model = model_of(scenario, {**middle(scenario), "leave": 0.25})
    leaves = list(model.outcomes).index("leaves")
    for cell, each in enumerate(scenario.space.cells):
        wanted = 0.25 if each.staff_group == "technician" else 0.0
        assert np.all(model.law.rate[:, cell, :, :, leaves] == wanted)


def test_a_file_of_fitted_draws_gives_each_draw_its_row(tmp_path: Path) -> None:
    from stillroom.planning.projection.scenario.drawn import drawn

    (tmp_path / "fitted.csv").write_text("leave\n0.1\n0.2\n0.3\n", "utf-8")
    without = ("[parameters.leave]\nevents = 30\nexposure = 300\n", '[fitted]\nfile = "fitted.csv"\n')
    scenario = small(tmp_path, without).scenario
    assert list(drawn(scenario, 5).values["leave"]) == [0.1, 0.2, 0.3, 0.1, 0.2]


def test_people_may_stand_in_parquet_and_more_columns_are_named_and_ignored(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    columns = {"staff_group": ["support"], "band": ["2"], "sector": ["hospital"], "region": ["North"], "age": ["20-39"]}
    table = pa.table({**columns, "headcount": [7.0], "training_ends": pa.nulls(1), "shoe size": [40]})
    parquet.write_table(table, tmp_path / "more.parquet")
    found = small(tmp_path, ("[people]\n", '[people]\nfile = "more.parquet"\n'))
    assert sum(row.headcount for row in found.scenario.people) == 117
    assert any("column “shoe size” is ignored" in each for each in found.notices)


FROM_FILE = ('region = "North"\nnumber = 8\nstarts = [2025-09-01, 2026-09-01]\n', 'file = "places.csv"\n')


def test_places_may_stand_in_a_table_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("region,starts,number\nNorth,2025-09-01,8\nSouth,2026-02-01,3\n", "utf-8")
    found = small(tmp_path, FROM_FILE)
    assert [(each.region, each.number, each.starts[0].isoformat()) for each in found.scenario.places] == [
        ("North", 8.0, "2025-09-01"),
        ("South", 3.0, "2026-02-01"),
    ]
    assert found.inputs[-1].path.name == "places.csv"


def test_a_row_of_places_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("region,starts,number\nNorth,2025-09-01,8\nWest,2025-09-01,8\n", "utf-8")
    with pytest.raises(NotAScenario, match=r"places.csv, row 3, region: There is no region “West”."):
        small(tmp_path, FROM_FILE)
    (tmp_path / "places.csv").write_text("region,starts,number\nNorth,autumn,8\n", "utf-8")
    with pytest.raises(NotAScenario, match=r"places.csv, row 2, starts: it is “autumn”. Write a date such as"):
        small(tmp_path, FROM_FILE)


@pytest.mark.requirement("RU6")
def test_the_networks_of_a_region_cap_what_they_take_on(tmp_path: Path) -> None:
    then = ("base = 2025-03-31", "base = 2020-03-31"), ("dates = [2026-04-01]", "dates = [2020-10-01, 2021-10-01]")
    capped = ("number = 5\n", "number = 5\ncap = { networks = { North = [100_000, 100_001] } }\n")
    scenario = small(tmp_path, *then, capped).scenario
    assert [each.number for each in model_of(scenario, middle(scenario)).fillings if len(each.pools) == 1][-2:] == [
        3,
        5,
    ]


def test_a_shipped_scenario_is_extended_by_its_name(tmp_path: Path) -> None:
    found = read(written(tmp_path, 'extends = "example"\ntitle = "Mine"\nyears = 2\n'))
    assert (found.scenario.title, found.scenario.years) == ("Mine", 2)
    assert [each.path.name for each in found.inputs] == ["scenario.toml", "scenario.toml", "people.csv"]


def test_the_schema_is_one() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema())


def test_the_shipped_example_uses_every_law() -> None:
    scenario = read("example").scenario
    laws = ("leaving", "retiring", "dormancy", "moving_sector", "progressing", "training", "places", "joining")
    assert all(getattr(scenario, law) for law in (*laws, "recruiting", "demand", "insufficient", "supervising"))
    assert scenario.synthetic
