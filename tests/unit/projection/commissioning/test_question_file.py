"""A commissioning question from a file: what it asks of a scenario, and what is refused with its line and field."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stillroom.cli.main import app
from stillroom.planning.projection.runs.commissioning.answering import draws_apart
from stillroom.planning.projection.runs.commissioning.reading import ReadQuestion, read_question
from stillroom.planning.projection.runs.reading import NotAScenario

SCENARIO = """
schema = 1
title = "Two regions"
base = 2025-03-31
years = 6
synthetic = true
[space]
regions = ["North", "South"]
sectors = ["technical services"]
[staff_groups.technician]
name = "Technician"
bands = ["4"]
[staff_groups.trainee]
name = "Trainee"
bands = ["3"]
[people]
rows = [
  { staff_group = "technician", region = "North", headcount = 60, AT },
  { staff_group = "technician", region = "South", headcount = 40, AT },
]
[parameters.leave]
events = 50
exposure = 1000
[[leaving]]
name = "Technicians"
where = { staff_group = "technician" }
rate = "leave"
[[training]]
name = "PTPT"
staff_group = "trainee"
months = 24
qualifies_into = { staff_group = "technician", band = "4" }
passes = 0.9
resit_months = 6
drop_out = 0.1
[[places]]
name = "PTPT"
route = "PTPT"
number = { North = 4, South = 3 }
every_year = { month = 9, from = 2025, until = 2028 }
[[demand]]
name = "Posts"
staff_groups = ["technician"]
sectors = ["technical services"]
vacancy = 0.05
growth = 0.03
""".replace("AT", 'band = "4", sector = "technical services", age = 40, years_in_post = 5, fte = 1.0')
QUESTION = """
schema = 1
title = "Places for two regions"
scenario = "scenario.toml"
draws = 10
[[places]]
like = "PTPT"
starts = [2026-09-01, 2030-09-01]
price = { North = 100, South = 120 }
[[targets]]
name = "Technicians"
staff_groups = ["technician"]
sectors = ["technical services"]
on = [2030-03-31]
[[supervisors]]
where = { staff_group = "technician" }
trainees = 1
[limits]
certainty = 0.8
jointly = true
per_head = 0.5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scenario.toml").write_text(SCENARIO, "utf-8")
    return tmp_path


def read(folder: Path, question: str = QUESTION) -> ReadQuestion:
    file = folder / "question.toml"
    file.write_text(question, "utf-8")
    return read_question(file)


class TestReading:
    def test_places_are_on_offer_in_each_region_on_each_date(self, folder: Path) -> None:
        options = read(folder).asked.question.options
        assert [str(each) for each in options] == [
            f"PTPT places in {region} from September {year}" for region in ("North", "South") for year in (2026, 2030)
        ]
        assert [each.price for each in options] == [100, 100, 120, 120]
        assert options[0].qualifies.isoformat() == "2028-09-30"
        assert options[0].financial_year == "2026/27"

    def test_heads_are_those_of_the_targets_at_the_base_date(self, folder: Path) -> None:
        per_head = read(folder).asked.question.per_head
        assert per_head is not None
        assert dict(per_head.per) == {"North": 60, "South": 40}

    def test_a_target_is_a_gap_in_each_region_or_one_together(self, folder: Path) -> None:
        assert [each.name for each in read(folder).asked.question.targets] == [
            "Technicians in North",
            "Technicians in South",
        ]
        together = QUESTION.replace("on = [2030-03-31]", "on = [2030-03-31]\ntogether = true")
        assert [each.region for each in read(folder, together).asked.question.targets] == [""]

    def test_places_that_are_chosen_anew_leave_the_scenario(self, folder: Path) -> None:
        kept = read(folder, QUESTION.replace('like = "PTPT"', 'like = "PTPT"\ninstead = true')).asked.scenario.places
        assert {start.year for each in kept for start in each.starts} == {2025}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('like = "PTPT"', 'like = "SMT"', "line 7, places[1].like: The scenario has no [[places]] called “SMT”"),
        ("2030-09-01]", "2040-09-01]", "line 8, places[1].starts: 2040-09-01 lies outside the projection"),
        ("North = 100, ", "", "line 9, places[1].price: North is missing"),
        ("on = [2030-03-31]", "on = [2033-03-31]", "line 14, targets[1].on: 2033-03-31 lies outside"),
        ('= ["technician"]', '= ["trainee"]', "line 12, targets[1].staff_groups: trainee are trainees"),
        ('"technical services"', '"community"', "line 13, targets[1].sectors: The scenario has no “community”"),
        ("per_head = 0.5", "per_service = 0.5", "limits.services: North is missing"),
        ("certainty = 0.8", "certainty = 1.8", "line 19, limits.certainty: It is 1.8. It must be 1 or less"),
        ("certainty", "certanty", "line 19, limits.certanty: There is no such field. Did you mean `certainty`?"),
        ("scenario.toml", "nowhere.toml", "line 4, scenario: there is no file"),
        ('{ staff_group = "technician" }', '{ staff_group = "nurse" }', "supervisors[1].where: Nobody is meant"),
        ("schema = 1", "schema = ", "this is not TOML"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_line_and_field(folder: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(NotAScenario) as refused:
        read(folder, QUESTION.replace(old, new))
    assert words in refused.value.reasons[0]


class TestCommand:
    def run(self, folder: Path, question: str = QUESTION) -> tuple[int, str, str]:
        file = folder / "question.toml"
        file.write_text(question, "utf-8")
        found = CliRunner().invoke(
            app, ["project", "commission", str(file), "--out", str(folder / "out"), "--workers", "1"]
        )
        return found.exit_code, found.stdout, found.stderr

    def test_chooses_places_and_writes_them(self, folder: Path) -> None:
        code, said, _ = self.run(folder)
        assert code == 0
        assert "All figures here are invented" in said
        assert "PTPT places that start in September 2030 cannot help by March 2030" in said
        places = (folder / "out" / "places.csv").read_text("utf-8").splitlines()
        assert places[0] == "route,name,region,starts,qualifies,places,cost"
        assert places[1].startswith("PTPT,PTPT,North,2026-09-01,2028-09-30,")
        assert {file.name for file in (folder / "out").iterdir()} >= {"commissioning.json", "prices.csv", "targets.csv"}

    def test_places_of_one_route_in_two_entries_staydraws_apart(self, folder: Path) -> None:
        entry = QUESTION[QUESTION.index("[[places]]") : QUESTION.index("[[targets]]")]
        other = (
            entry.replace('like = "PTPT"', 'like = "PTPT"\nname = "Dear"').replace("100", "300").replace("120", "300")
        )
        code, _, _ = self.run(folder, QUESTION.replace("[[targets]]", f"{other}[[targets]]", 1))
        assert code == 0
        whole = json.loads((folder / "out" / "commissioning.json").read_text("utf-8"))
        assert len(whole["numbers"]) == 8
        assert {each["name"] for each in whole["places"]} == {"PTPT"}

    def test_says_what_stands_in_the_way_and_ends_with_1(self, folder: Path) -> None:
        code, said, wrong = self.run(folder, QUESTION.replace("per_head = 0.5", "budget = 10"))
        assert code == 1
        assert "The budget of £10 is too small by" in said
        assert "No places were chosen" in wrong

    def test_a_gap_without_data_is_refused(self, folder: Path) -> None:
        text = SCENARIO.replace("[[demand]]", "[[demand]]\n").split("[[demand]]")[0]
        (folder / "scenario.toml").write_text(text, "utf-8")
        code, _, wrong = self.run(folder)
        assert code == 1
        assert "Insufficient data: nothing in the scenario says how many technician are needed" in wrong


class TestFittedDraws:
    """A fitted scenario repeats its joint draws: a repeated one is not fresh."""

    def test_each_set_has_its_own(self, folder: Path) -> None:
        fitted = replace(read(folder).asked.scenario, fitted={"leave": [0.05] * 100})
        assert draws_apart(200, fitted) == 33
        assert draws_apart(20, fitted) == 20

    def test_too_few_are_refused(self, folder: Path) -> None:
        fitted = replace(read(folder).asked.scenario, fitted={"leave": [0.05] * 29})
        with pytest.raises(ValueError, match="29 joint draws"):
            draws_apart(200, fitted)
