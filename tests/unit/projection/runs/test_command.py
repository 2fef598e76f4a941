"""`stillroom project` as people type it: what it prints, and how it ends."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from stillroom.cli.main import app
from tests.unit.projection.scenarios.small import SMALL, written


def stillroom(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("command")
    written(path)
    assert stillroom("project", path / "scenario.toml", "--out", path / "out").exit_code == 0
    return path


def test_a_file_is_run_without_naming_a_command(folder: Path) -> None:
    assert {each.name for each in (folder / "out").iterdir()} == {
        "summary.csv", "flows.csv", "moves.csv", "spread.csv", "parameters.parquet", "manifest.json", "report.html",
    }  # fmt: skip


def test_options_may_come_first(folder: Path) -> None:
    done = stillroom("project", "--dry-run", "--out", folder / "none", folder / "scenario.toml")
    assert done.exit_code == 0
    assert "can be run: Small." in done.output
    assert not (folder / "none").exists()


def test_what_cannot_be_ends_with_1_and_writes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL.replace("number = 8", "number = -8"))
    done = stillroom("project", path, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "places[1].number: It is -8. It must be 0 or more." in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_figure_that_cannot_be_in_some_draw_ends_with_1(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL.replace('high = 0.6\nkind = "bounded"', "high = 3.0"))
    done = stillroom("project", path, "--out", tmp_path / "out", "--number", 50)
    assert done.exit_code == 1
    assert "places[1].from_support: In" in done.stderr
    assert not (tmp_path / "out").exists()


def test_wrong_use_ends_with_2(folder: Path) -> None:
    assert stillroom("project", folder / "scenario.toml").exit_code == 2
    assert stillroom("project", folder / "scenario.toml", "--out", folder / "x", "--executor", "guess").exit_code == 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = stillroom("project", "nothing.toml", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "there is no file nothing.toml" in done.stderr


def test_replay_says_what_is_the_same(folder: Path) -> None:
    done = stillroom("project", "replay", folder / "out")
    assert done.exit_code == 0
    assert "summary.csv: the same, bit by bit" in done.output


def test_replay_refuses_a_file_that_changed(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert stillroom("project", path, "--out", tmp_path / "out", "--number", 2, "--no-report").exit_code == 0
    path.write_text(SMALL.replace("number = 8", "number = 9"), "utf-8")
    done = stillroom("project", "replay", tmp_path / "out" / "manifest.json")
    assert done.exit_code == 1
    assert "../scenario.toml: the file has changed since the run." in done.stderr


def test_compare_says_the_difference_and_how_sure_it_is(folder: Path, tmp_path: Path) -> None:
    other = written(tmp_path, SMALL.replace("number = 8", "number = 28"))
    out = tmp_path / "out"
    done = stillroom("project", "compare", folder / "scenario.toml", other, "--out", out, "--within", 0.5)
    assert done.exit_code == 0, done.stderr
    assert "headcount, in all: +" in done.output
    assert {each.name for each in out.iterdir()} == {"a", "b", "difference.csv", "report.html"}


def test_shipped_scenarios_are_listed() -> None:
    assert "example: Example: two regions over ten years" in stillroom("project", "list").output


def test_the_command_starts_without_the_engine() -> None:
    program = "import sys, stillroom.cli.main; print(sorted({'numpy', 'numba', 'scipy', 'pyarrow'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
