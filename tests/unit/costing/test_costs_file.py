"""The costs of routes from a file: the shipped example, and what is refused with its line and field."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stillroom.cli.main import app
from stillroom.planning.costing.files.reading import read_costs
from stillroom.planning.projection.runs import shipped
from stillroom.planning.projection.runs.reading import NotAScenario

EXAMPLE = shipped.FOLDER / "example" / "costs.toml"
COSTS = """
schema = 1
title = "One route"
months = 24
draws = 20
[parameters.worth]
low = 100
high = 200
owner = "Finance"
evidence = "Synthetic"
[[routes]]
code = "PTPT"
name = "Trainee"
months = 4
works = { 0 = 0.0, 4 = 0.5 }
worth = "worth"
[[routes.lines]]
name = "Study days"
kind = "backfill"
paid_by = "employer"
per_month = 10
"""


def refused(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "costs.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(NotAScenario) as found:
        read_costs(file)
    return found.value.reasons


@pytest.mark.requirement("RU16")
def test_the_levy_for_backfill_is_refused_with_its_line(tmp_path: Path) -> None:
    (reason,) = refused(tmp_path, COSTS.replace('"employer"', '"levy"'))
    assert "line 20, routes[1].lines[1].paid_by: “Study days” is backfill: the levy may not pay for it" in reason


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('worth = "worth"', 'worth = "wroth"', "line 16, routes[1].worth: There is no parameter “wroth”"),
        ("4 = 0.5", "4 = 1.5", "line 15, routes[1].works.4: It is 1.5. It must be from 0 to 1"),
        ("per_month = 10", "per_month = -1", "line 21, routes[1].lines[1].per_month: It is -1. It must be 0 or more"),
        ("low = 100", "low = 300", "line 6, parameters.worth: The interval from 300 to 200 does not rise"),
        ("per_month = 10", "", "routes[1].lines[1]:"),
        (
            'kind = "backfill"',
            'kind = "wages"',
            "line 19, routes[1].lines[1].kind: It is “wages”. Write one of: salary",
        ),
        ("months = 24\n", "", "`months` is missing"),
    ],
)
def test_what_cannot_be_is_told_with_its_line_and_field(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert words in refused(tmp_path, COSTS.replace(old, new, 1))[0]


@pytest.mark.requirement("S80 R4")
def test_the_example_compares_four_routes_and_says_it_is_invented(tmp_path: Path) -> None:
    found = CliRunner().invoke(app, ["project", "costs", str(EXAMPLE), "--out", str(tmp_path)])
    assert found.exit_code == 0
    assert found.stdout.startswith("All prices here are invented")
    whole = json.loads((tmp_path / "costs.json").read_text("utf-8"))
    assert [each["code"] for each in whole["routes"]] == ["PTPT", "SMT", "Experienced hire", "Fast track"]
    assert all(len(each["months"]) == 60 for each in whole["routes"])
    assert {each["evidence"] for each in whole["assumptions"]} >= {"Synthetic", "None given"}
    assert (tmp_path / "months.csv").read_text("utf-8").startswith("route,month,cost p10")
