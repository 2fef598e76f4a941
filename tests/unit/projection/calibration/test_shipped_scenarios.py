"""What is shipped is what the calibration gives, from priors that nobody changed since."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stillroom.cli.project.app import app
from stillroom.planning.projection.calibration.case import Case
from stillroom.planning.projection.calibration.fitted import rows_of
from stillroom.planning.projection.calibration.forecast import Forecast, forecast
from stillroom.planning.projection.calibration.posterior import fit
from stillroom.planning.projection.runs.calibrating import case_of
from stillroom.planning.projection.runs.reading import NotAScenario, document
from stillroom.planning.projection.runs.shipped import FOLDER

REGISTER = FOLDER / "register-2021"
PRIORS = "5d672b3233e2bbe92c7a7e0020bf3831d1d9d4e7cbf73fc7375d10b5a08eef16"


@pytest.fixture(scope="module")
def case() -> Case:
    return case_of(document("register-2021"))


@pytest.fixture(scope="module")
def ahead(case: Case) -> Forecast:
    return forecast(fit(case.history, case.priors, seed=case.seed), case.years, draws=case.rows, places=case.places)


def test_the_priors_are_those_stated_before_the_fit(case: Case) -> None:
    """To change one is to make another forecast: then say so, and pin its hash here."""
    assert case.sha256 == PRIORS


def test_the_fit_knows_five_counts_the_base_they_imply_and_three_years_of_places(case: Case) -> None:
    assert list(case.history.people) == [19_188, 19_437, 19_480, 19_454, 19_736, 20_372]
    assert dict(case.history.started) == {2019: 380, 2020: 464, 2021: 635}
    stated = document("register-2021").plain["parameters"]
    assert [stated[name]["value"] for name in ("places_2019_20", "places_2020_21")] == [464, 635]


def test_the_shipped_draws_are_those_of_the_fit(case: Case, ahead: Forecast) -> None:
    with (REGISTER / "fitted.csv").open(encoding="utf-8", newline="") as file:
        shipped = list(csv.DictReader(file))
    found = rows_of(ahead)
    assert list(shipped[0]) == list(found)
    assert len(shipped) == case.rows
    for name, values in found.items():
        assert [float(row[name]) for row in shipped] == pytest.approx(values.tolist(), rel=1e-4)


@pytest.mark.requirement("S63 R2")
def test_the_forecast_widens_and_grows_with_the_places(ahead: Forecast) -> None:
    bands = [ahead.quantiles(end) for end in (2022, 2023, 2024, 2025)]
    assert bands == sorted(bands)
    widths = [high - low for low, _, high in bands]
    assert widths == sorted(widths)


def test_a_table_that_is_not_there_is_named_with_its_line(tmp_path: Path) -> None:
    whole = (REGISTER / "scenario.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(whole.replace('"../reference/register_england.csv"', '"none.csv"'), "utf-8")
    with pytest.raises(NotAScenario, match=r"mine.toml, line \d+, calibration.history: there is no file"):
        case_of(document(tmp_path / "mine.toml"))


def test_a_prior_that_cannot_be_is_named(tmp_path: Path) -> None:
    whole = (REGISTER / "scenario.toml").read_text(encoding="utf-8").replace("low = 80", "low = 800")
    (tmp_path / "mine.toml").write_text(whole, "utf-8")
    with pytest.raises(NotAScenario, match=r"calibration.priors.swing: The interval from 800 to 600 does not rise"):
        case_of(document(tmp_path / "mine.toml"))


def test_the_back_test_is_a_command(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["backtest", "register-2021", "--out", str(tmp_path)])
    assert ran.exit_code == 0, ran.output
    assert "prove little about any method" in ran.output
    assert {path.name for path in tmp_path.iterdir()} == {"backtest.csv", "backtest_forecasts.csv", "tables"}


@pytest.mark.requirement("S63 R2")
def test_the_strategy_is_taken_apart_by_the_same_command(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["calibrate", "strategy-2025", "--out", str(tmp_path)])
    assert ran.exit_code == 0, ran.output
    said = (tmp_path / "findings.txt").read_text(encoding="utf-8")
    assert "validates nothing" in said
    assert "8,015 of 20,372 is 39.3%" in said
    with (tmp_path / "combinations_1.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 9_720
    assert {0.085 <= float(row["vacancy_rate"]) <= 0.095 for row in rows if row["matches"] == "yes"} == {True}


def test_a_scenario_with_nothing_to_fit_says_so(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["calibrate", "example", "--out", str(tmp_path)])
    assert ran.exit_code == 1
    assert "neither a [calibration] nor a [reconstruction]" in ran.output
